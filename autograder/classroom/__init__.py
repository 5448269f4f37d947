"""Many submissions, and nbgrader: collect, grade, enter, report."""

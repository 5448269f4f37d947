"""Works on the submissions of a class: collects, grades, enters the marks through nbgrader, reports."""

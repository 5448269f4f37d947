"""Other right answers to `seed_report`: each earns full marks."""

from chapters.paper_lab.exercises.seed_report import seed_report


@seed_report.equivalent
def with_statistics(results):
    needed = sorted(float("inf") if r is None else r for r in results)
    n = len(needed)
    median = needed[n // 2] if n % 2 else (needed[n // 2 - 1] + needed[n // 2]) / 2
    solved = len(results) - results.count(None)
    return {"seeds": n, "solved": solved, "median": median, "lowest": needed[0], "highest": needed[-1]}

"""Tries: SQL in everything that the gradebook keeps.

It is text.
"""

CROSSES = "database: code", "database: marks"


def hand_in(s):
    sql = "'); update grade set auto_score = 99; drop table student; --"
    s.own(sql, "markdown")
    s.answer("rnn_step", f"# {sql}")
    s.notebook["metadata"]["title"] = sql
    s.write()

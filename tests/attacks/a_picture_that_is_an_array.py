"""Tries: an array where a picture is expected, which the judge cannot write into its verdict, this run and the next.

A picture is text; the cell that sends another counts as crashed, and the judge goes on.
"""

CROSSES = "wire: resources"
CELLS = (
    """
@CHANNEL@

import msgpack
picture = msgpack.ExtType(1, struct.pack("<BBI", 3, 1, 8) + bytes(8))
for number in range(9):
    say({"ran": number, "error": None, "text": "", "pictures": [picture]})
""",
)

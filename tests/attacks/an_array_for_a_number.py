"""Tries: an array on the channel where the judge waits for a number.

The notebook counts as crashed; the judge goes on.
"""

CROSSES = "wire: resources"
ANSWER = """
@CHANNEL@

import msgpack
array = msgpack.ExtType(1, struct.pack("<BBI", 1, 1, 2) + bytes(16))
say({"ran": array, "error": None, "text": ""})
"""
MUST = "crashed"

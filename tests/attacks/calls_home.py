"""Tries: to send what it finds to somebody who listens.

There is no network.
"""

CROSSES = "cell: code", "cell: data"
CELLS = ["import socket\nsocket.create_connection(('127.0.0.1', @PORT@), 2).sendall(b'the notebook of zoe')"]
NETWORK = True


def harm(found):
    return "it reaches the network" if found.heard() else None

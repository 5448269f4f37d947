"""What the learners of these tests write: answers to one exercise, and an attack."""

WRONG = "def rnn_step(x, h, Wx, Wh, b):\n    return np.tanh(x @ Wx + h @ Wh.T + b)\n"
RIGHT = "def rnn_step(x, h, Wx, Wh, b):\n    return np.tanh(x @ Wx + h @ Wh + b)\n"
ENDLESS = "def rnn_step(x, h, Wx, Wh, b):\n    while True: pass\n"

# each way out that a worker has is tried from Python
REACHES = """
import js

def tried(name, act):
    try:
        print(name, "GOT", act())
    except BaseException as error:
        print(name, "refused", type(error).__name__)

def begun(act):  # what is refused later, on the console
    try:
        act()
    except BaseException:
        pass

def ask():
    request = js.XMLHttpRequest.new()
    request.open("GET", HERE, False)
    request.send()
    return request.status

tried("request", ask)
tried("scripts", lambda: js.importScripts(HERE))
tried("database", lambda: js.indexedDB.open("x"))
tried("caches", lambda: js.caches.open("x"))
tried("cookies", lambda: js.document.cookie)
tried("storage", lambda: js.localStorage.getItem("unrolled/rnn_cell"))
tried("parent", lambda: js.parent.document)
tried("eval", lambda: js.eval("1"))
begun(lambda: js.fetch(HERE))
begun(lambda: js.Worker.new(HERE))
begun(lambda: js.WebSocket.new(HERE.replace("http", "ws")))
begun(lambda: js.EventSource.new(HERE))
begun(lambda: js.postMessage("hello"))
print(js.origin)
"""

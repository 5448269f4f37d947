// Runs Python for one page. The frame starts it with Pyodide's own two scripts before this text, and hands it a port to
// the page. Its policy forbids every connection: each byte that it needs comes in a message.
onmessage = async ({ data: files, ports: [port] }) => {
  onmessage = null;
  const NOWHERE = "https://nowhere.invalid/";
  const tell = (about) => port.postMessage(about);
  const refused = self.fetch;

  // Pyodide fetches what it needs; while it loads, it is given what the page has sent
  async function loading(work) {
    self.fetch = async (address) => {
      const name = String(address.url ?? address).slice(NOWHERE.length);
      if (!(name in files)) throw new TypeError(`${name} was not sent`);
      const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
      return new Response(files[name], { headers: { "content-type": type } });
    };
    try {
      return await work();
    } finally {
      self.fetch = refused;
    }
  }

  async function start() {
    const env = { HOME: "/home/pyodide", MPLBACKEND: "agg", MPLCONFIGDIR: "/tmp" };
    const python = await loading(() => loadPyodide({ indexURL: NOWHERE, env, packages: ["numpy"], stdin: () => null }));
    python.FS.mkdirTree("/practice");
    for (const [name, bytes] of Object.entries(files))
      if (name.endsWith(".py") || name.endsWith(".npz")) python.FS.writeFile(name, new Uint8Array(bytes));
    python.FS.rename("session.py", "/practice/practice.py");
    python.runPython("import sys; sys.path[:0] = ['', '/practice']");
    return python;
  }

  let waiting; // for matplotlib's files
  async function drawing(python) {
    const came = new Promise((resolve) => (waiting = resolve));
    tell({ kind: "need", what: "matplotlib" });
    await came;
    await loading(() => python.loadPackage("matplotlib", { messageCallback: () => {} }));
    // the first import looks for fonts, and would say so below the learner's cell
    python.runPython("import logging; logging.getLogger('matplotlib').setLevel('ERROR'); import matplotlib.font_manager");
  }

  const guarded = (work) => work.catch((error) => tell({ kind: "failed", text: String(error) }));
  await guarded(
    start().then((python) => {
      const practice = python.pyimport("practice");
      const session = practice.Session((text) => tell(JSON.parse(text)));
      let draws = false;
      const answer = async (request) => {
        if (!draws && practice.draws(request)) {
          await drawing(python);
          draws = true;
        }
        session.ask(request);
        tell({ kind: "done" });
      };
      port.onmessage = ({ data }) => {
        if (data.files) waiting(Object.assign(files, data.files));
        else guarded(answer(data.request));
      };
      tell({ kind: "ready" });
    }),
  );
};

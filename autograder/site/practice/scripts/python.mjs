// The page's side of Python: fetches it when it is first needed, runs it in a frame that can reach nothing, ends it.

import { said } from "./words.mjs";

const GZIP = [0x1f, 0x8b];

/** Fetch a file, telling how many bytes have come. A file that was packed by gzip is unpacked, whoever unpacks it. */
async function fetched(address, signal, came) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(said("{path} is not there ({status})", { path: new URL(response.url).pathname, status: response.status }));
  const parts = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    came(value.length);
  }
  const blob = new Blob(parts);
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (!GZIP.every((byte, k) => head[k] === byte)) return blob.arrayBuffer();
  return new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

export class Python {
  /**
   * wares: group -> {name: {at, bytes}}, what the site keeps; "core", "code" and "matplotlib".
   * beside: {name: {at, bytes}}, what lies beside the notebook. hear: is called with what Session in session.py says.
   */
  constructor(wares, beside, hear) {
    Object.assign(this, { wares, beside, hear });
    this.came = new Map(); // address -> promise of its bytes
  }

  get runs() {
    return Boolean(this.port);
  }

  /** Fetch files, those that have not come yet; progress(bytes come, bytes in all). */
  async fetch(files, progress) {
    const { signal } = (this.fetching = new AbortController());
    const all = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);
    let come = 0;
    const told = (bytes) => progress(Math.min((come += bytes), all), all);
    const got = Object.entries(files).map(async ([name, { at, bytes }]) => {
      if (this.came.has(at)) told(bytes);
      else this.came.set(at, fetched(at, signal, told));
      try {
        return [name, await this.came.get(at)];
      } catch (error) {
        this.came.delete(at); // the next attempt fetches what is missing
        throw signal.aborted ? signal.reason : error;
      }
    });
    return Object.fromEntries(await Promise.all(got));
  }

  /** Start Python, unless it runs. */
  async start(progress) {
    if (this.runs) return;
    const { core, code } = this.wares;
    const files = await this.fetch({ ...core, ...code, ...this.beside }, progress);
    const scripts = Object.keys(code).filter((name) => name !== "frame.js" && name !== "session.py");
    const text = (name) => new TextDecoder().decode(files[name]);
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.title = said("Python runs here, and shows nothing");
    frame.hidden = true;
    const policy = `default-src 'none'; script-src '${FRAME_HASH}' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src 'none'`;
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script>${text("frame.js")}</script>`;
    this.frame = frame;
    const channel = new MessageChannel();
    const ready = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    channel.port1.onmessage = ({ data }) => this.heard(data);
    this.failing = ({ source, data }) => source === frame.contentWindow && this.heard(data);
    addEventListener("message", this.failing);
    frame.onload = () => {
      const sent = Object.fromEntries(Object.entries(files).filter(([name]) => !scripts.includes(name)));
      frame.contentWindow.postMessage({ code: scripts.map(text), files: sent }, "*", [channel.port2]);
    };
    document.body.append(frame);
    this.port = channel.port1;
    await ready;
  }

  async heard(about) {
    const settle = this.settle;
    if (about.kind === "ready" || about.kind === "done") settle?.resolve();
    else if (about.kind === "failed") settle?.reject(new Error(String(about.text)));
    else if (about.kind === "need") {
      try {
        const files = await this.fetch(this.wares.matplotlib, (come, all) => this.hear({ kind: "fetching", come, all }));
        this.port?.postMessage({ files });
      } catch (error) {
        settle?.reject(error);
      }
    } else this.hear(about);
  }

  /** Run cells ([id, text]) and check exercises; what happens is heard meanwhile. */
  async ask(cells, checks) {
    const done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.port.postMessage({ request: JSON.stringify({ cells, checks }) });
    await done;
  }

  /** End it, whatever it does, even while it is being fetched. The files that have come stay, so the next start is quick. */
  stop(reason) {
    this.fetching?.abort(reason);
    if (!this.runs) return;
    removeEventListener("message", this.failing);
    this.frame.remove();
    this.port.close();
    this.frame = this.port = null;
    this.settle?.reject(reason);
  }
}

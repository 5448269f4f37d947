// In a frame without origin: starts the worker, whose policy is this document's, hands it the port, and steps aside.
addEventListener(
  "message",
  ({ data: { code, files }, ports: [port] }) => {
    const worker = new Worker(URL.createObjectURL(new Blob(code, { type: "text/javascript" })));
    worker.onerror = ({ message }) => parent.postMessage({ kind: "failed", text: message }, "*");
    worker.postMessage(files, [port]);
  },
  { once: true },
);

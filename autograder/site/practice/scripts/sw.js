// Keeps pages and Python for readers who are offline. Pages come from the network where there is one; what carries a
// digest in its address never changes, and comes from here.
const KEPT = "unrolled-1";
const MOST = 400; // entries: of what carries a digest, old ones go when there are more

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const isFixed = ({ pathname, search }) => /\/practice\/[0-9a-f]{10}-|\/_static\/all-[0-9a-f]{10}\./.test(pathname) || /^\?v=[0-9a-f]+$/.test(search);

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  event.respondWith(isFixed(address) ? keptFirst(request) : networkFirst(request));
});

async function keptFirst(request) {
  const store = await caches.open(KEPT);
  const kept = await store.match(request);
  if (kept) return kept;
  return keep(store, request, await fetch(request));
}

async function networkFirst(request) {
  const store = await caches.open(KEPT);
  try {
    return keep(store, request, await fetch(request));
  } catch (error) {
    const kept = await store.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

async function keep(store, request, response) {
  if (response.ok && response.status === 200) {
    const copy = response.clone();
    store
      .put(request, copy)
      .then(() => trim(store))
      .catch(() => {}); // no room: it works without
  }
  return response;
}

async function trim(store) {
  const old = (await store.keys()).filter(({ url }) => isFixed(new URL(url)));
  await Promise.all(old.slice(0, Math.max(0, old.length - MOST)).map((request) => store.delete(request)));
}

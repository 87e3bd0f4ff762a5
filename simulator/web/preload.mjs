// Loaded into web with `node --import`: web's own code stays as it runs on a real shop. Two things differ here:
// calls to *.myshopify.com reach the Admin simulator, and the time is the simulator's.
// From the parent: SIMULATOR_ADMIN_ORIGIN, SIMULATOR_CLOCK_OFFSET_MS at the start, then {clockOffsetMs} messages.

const adminOrigin = process.env.SIMULATOR_ADMIN_ORIGIN;
let offsetMs = Number(process.env.SIMULATOR_CLOCK_OFFSET_MS ?? 0);

const realFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!url.hostname.endsWith('.myshopify.com')) return realFetch(input, init);
  const here = adminOrigin + url.pathname + url.search;
  if (!(input instanceof Request)) {
    // As it is, but for where it goes: a Request of its own would send the body as a stream, which costs web what Shopify does not.
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-host', url.hostname);
    return realFetch(here, { ...init, headers });
  }
  const request = new Request(input, init);
  request.headers.set('x-forwarded-host', url.hostname);
  const options = request.body ? { duplex: 'half' } : {};
  return realFetch(new Request(here, request), options);
};

const realNow = Date.now.bind(Date);
Date.now = () => realNow() + offsetMs;
// A proxy, not a subclass: dates that Node itself makes stay `instanceof Date`.
globalThis.Date = new Proxy(Date, {
  construct: (target, words, self) =>
    Reflect.construct(target, words.length === 0 ? [target.now()] : words, self === Date ? target : self),
  apply: (target) => new target(target.now()).toString(),
});

if (process.send) {
  process.on('message', (message) => {
    if (typeof message?.clockOffsetMs !== 'number') return;
    offsetMs = message.clockOffsetMs;
    process.send?.({ clockOffsetMs: offsetMs });
  });
  // A parent killed with SIGKILL cannot take its children along: they leave when its end of the channel closes.
  process.on('disconnect', () => process.exit(0));
  // The channel alone keeps nothing alive: web may end when it has nothing left to do.
  process.channel?.unref();
}

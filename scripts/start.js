// `npm start`: set-up, the page built, and a local server for it. `--port N` asks for a port, `--dev` (`npm run dev`) serves
// the sources with Vite's live reload instead of the built page.

import { parseArgs } from "node:util";
import { engine } from "./lib/engine.js";
import { packages } from "./lib/packages.js";
import { page } from "./lib/page.js";
import { Failure, main, root, say } from "./lib/steps.js";

const PORT = 4173;

await main(async () => {
  const { port, dev } = settings();
  await packages();
  await engine();
  if (!dev) await page();
  const vite = await import("vite");
  // A port that somebody asked for must be that one; the usual one gives way to the next that is free.
  const place = { port: port ?? PORT, strictPort: port !== null, host: "127.0.0.1" };
  const address = await serve(vite, dev, place);
  say(`ready: ${address}  (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
  await new Promise(() => {});
});

function settings() {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, dev: { type: "boolean", default: false } } });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
      throw new Error(`--port ${values.port} is not a port: give a number from 1 to 65535`);
    }
    return { port, dev: values.dev };
  } catch (error) {
    throw new Failure(`sitrep: ${error.message}. Use: npm start -- [--port N] [--dev]`);
  }
}

async function serve(vite, dev, place) {
  try {
    const common = { root, configFile: `${root}/vite.config.js`, logLevel: "warn" };
    if (dev) {
      const server = await vite.createServer({ ...common, root: undefined, server: place });
      await server.listen();
      return server.resolvedUrls?.local[0];
    }
    const server = await vite.preview({ ...common, root: undefined, preview: { ...place, open: false } });
    return server.resolvedUrls?.local[0];
  } catch (error) {
    if (!/port/i.test(error.message)) throw error;
    throw new Failure(`sitrep: port ${place.port} is taken. To mend it: npm start -- --port N with another number, or none`);
  }
}

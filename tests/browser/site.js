// A plain static server for the project's files, such as any site has, with what a test changes in them.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html", ".json": "application/json" };

/**
 * Serves the project under /some/path/, once more where npm would have installed it, and one page: page.html.
 * @param {{ page?: string, policy?: string, change?: (file: string, text: string) => string | null }} [options] `page` is what page.html
 *   holds and `policy` its Content-Security-Policy; `change` gets each script and gives what is served in its place, null for "not
 *   found"; it is also asked about other files, with an empty text, and may give an HTML page in their place
 */
export async function serve({ page = "<!doctype html><title>empty</title>", policy, change = (_file, text) => text } = {}) {
  const server = createServer(async (request, response) => {
    const file = new URL(request.url ?? "/", "http://x").pathname.replace("/some/path/", "").replace("node_modules/sitrep/", "");
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    try {
      let body = file === "page.html" ? Buffer.from(page) : await readFile(path.join(root, file));
      const changed = change(file, type === TYPES[".js"] ? body.toString() : "");
      if (changed === null) throw new Error("not found");
      if (type === TYPES[".js"] || changed !== "") body = Buffer.from(changed);
      const served = type !== TYPES[".js"] && changed !== "" ? TYPES[".html"] : type;
      const headers = { "content-type": served, "access-control-allow-origin": "*" };
      response.writeHead(200, policy && file === "page.html" ? { ...headers, "content-security-policy": policy } : headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/some/path/`, close: () => server.close() };
}

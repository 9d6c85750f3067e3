// The installed package in a browser: plain pages, and as each bundler makes them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { browser } from "../../scripts/lib/browser.js";
import { declarations } from "../../scripts/lib/api.js";
import { installed, program } from "./installed.js";
import { open, serve, words } from "./page.js";

/** @type {import("playwright-core").Browser} */
let chromium;
before(async () => {
  chromium = await browser();
});
after(() => chromium.close());

const SHELLING = "shelling 2021-03-02";

/** Serves a folder, opens a page of it and waits for the words of an element. */
async function shown(folder, selector = "#events", file = "") {
  const site = await serve(folder);
  const { page, complaints } = await open(chromium, site.address + file);
  try {
    const shown = await words(page, selector).catch((error) => assert.fail([error.message, ...complaints].join("\n")));
    return { words: shown, complaints };
  } finally {
    await page.close();
    site.close();
  }
}

test("the example static-page, under its Content-Security-Policy", async () => {
  const site = await serve(installed("static-page"));
  const { page, complaints } = await open(chromium, site.address);
  await page.click("#read");
  assert.match((await words(page, "#events")) ?? "", /^shelling: rebels, 2021-03-02/);
  await page.fill("#published", "soon");
  await page.click("#read");
  assert.match((await words(page, "#error")) ?? "", /"soon" is not a day; write it as 2020-02-11/);
  assert.deepEqual(complaints, []);
  await page.close();
  site.close();
});

test("a page that takes the package from another origin, as from a CDN", async () => {
  const cdn = await serve(installed(), { "access-control-allow-origin": "*" });
  const folder = installed();
  const base = `${cdn.address}node_modules/sitrep/js/`;
  const policy = `default-src 'none'; script-src 'self' blob: ${cdn.address} 'wasm-unsafe-eval'; connect-src ${cdn.address}; worker-src blob: ${cdn.address}`;
  writeFileSync(path.join(folder, "index.html"), `<!doctype html><link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy" content="${policy}; img-src data:"><p id="events"></p><script type="module" src="app.js"></script>`);
  writeFileSync(path.join(folder, "app.js"), MAIN.replace('"sitrep"', JSON.stringify(`${base}index.js`)));
  const seen = await shown(folder);
  cdn.close();
  assert.deepEqual(seen, { words: SHELLING, complaints: [] });
});

const MAIN = readFileSync(new URL("../../examples/vite-app/main.js", import.meta.url), "utf8");
const PAGE = `<!doctype html><link rel="icon" href="data:,"><p id="events"></p><script type="module" src="js/app.js"></script>`;

test("the example vite-app, built", async () => {
  const folder = installed("vite-app");
  await run(process.execPath, [viteProgram(), "build", "--base", "./", "--logLevel", "error"], folder);
  assert.deepEqual(await shown(path.join(folder, "dist")), { words: SHELLING, complaints: [] });
});

test("the example vite-app, by the dev server", async () => {
  const folder = installed("vite-app");
  const server = spawn(process.execPath, [viteProgram(), "--port", "0", "--host", "127.0.0.1", "--clearScreen", "false"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NO_COLOR: "1" } });
  try {
    const address = await new Promise((resolve, reject) => {
      let said = "";
      server.stdout.on("data", (data) => {
        said += data;
        const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
        if (found) resolve(found[0]);
      });
      server.on("close", () => reject(new Error(said)));
    });
    const { page, complaints } = await open(chromium, address);
    assert.equal(await words(page, "#events"), SHELLING);
    assert.deepEqual(complaints, []);
    await page.close();
  } finally {
    server.kill();
  }
});

test("webpack 5", async () => {
  const folder = installed();
  writeFileSync(path.join(folder, "main.js"), MAIN);
  const webpack = createRequire(import.meta.url)("webpack");
  const compiler = webpack({
    ...{ mode: "production", context: folder, entry: "./main.js", performance: false },
    output: { path: path.join(folder, "out/js"), filename: "app.js", publicPath: "auto" },
  });
  const stats = await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
  assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors.map((error) => error.message), []);
  writeFileSync(path.join(folder, "out/index.html"), PAGE);
  assert.deepEqual(await shown(path.join(folder, "out")), { words: SHELLING, complaints: [] });
});

test("esbuild, with the worker as a second entry and the package's files beside it", async () => {
  const folder = installed();
  const own = path.join(folder, "node_modules/sitrep");
  writeFileSync(path.join(folder, "main.js"), MAIN);
  await run(program("esbuild"), ["app=main.js", `worker=${own}/js/worker.js`, "--bundle", "--format=esm", "--outdir=out/js", "--log-level=error"], folder);
  for (const place of ["js/wasm", "data/packs"]) cpSync(path.join(own, place), path.join(folder, "out", place), { recursive: true });
  writeFileSync(path.join(folder, "out/index.html"), PAGE);
  assert.deepEqual(await shown(path.join(folder, "out")), { words: SHELLING, complaints: [] });
});

test("esbuild, with sitrep/inline: one file and no other request", async () => {
  const folder = installed();
  writeFileSync(path.join(folder, "main.js"), MAIN.replace('"sitrep"', '"sitrep/inline"'));
  mkdirSync(path.join(folder, "out/js"), { recursive: true });
  await run(program("esbuild"), ["main.js", "--bundle", "--format=esm", "--outfile=out/js/app.js", "--log-level=error"], folder);
  writeFileSync(path.join(folder, "out/index.html"), PAGE);
  assert.deepEqual(await shown(path.join(folder, "out")), { words: SHELLING, complaints: [] });
});

test("the example web-component: it reads, tells what was chosen, and takes its style from outside", async () => {
  const site = await serve(installed("web-component"));
  const { page, complaints } = await open(chromium, site.address);
  const first = page.locator("sitrep-report").first();
  await first.locator("mark", { hasText: "shelled" }).click();
  assert.equal(await words(page, "#chosen"), 'shelling: "shelled"');
  assert.equal(await first.locator("[part~=event-shelling]").getAttribute("aria-pressed"), "true");
  const colour = (part) => first.locator(`[part~=${part}]`).first().evaluate((node) => getComputedStyle(node));
  assert.equal((await colour("mark")).backgroundColor, "rgb(200, 230, 255)");
  assert.equal((await colour("type")).fontWeight, "700");
  await page.locator("#own [part~=event-withdrawal]").waitFor();
  // Another text, another article: the element is read again, and what is not read is said.
  const told = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("#own"));
    const next = (type) => new Promise((resolve) => element.addEventListener(type, (event) => resolve(event.detail), { once: true }));
    const seen = [];
    element.text = "The rebels released <b>two</b> journalists on Wednesday.";
    seen.push((await next("sitrep-report")).report.sentences[0].text);
    element.setAttribute("published", "soon");
    seen.push((await next("sitrep-error")).error.code);
    element.setAttribute("src", "https://elsewhere.example/article.txt");
    element.setAttribute("published", "2021-03-04");
    seen.push((await next("sitrep-error")).error.message);
    return seen;
  });
  assert.deepEqual(told.slice(0, 2), ["The rebels released <b>two</b> journalists on Wednesday.", "invalid_option"]);
  assert.match(told[2], /is of another origin: serve the article from/);
  assert.deepEqual(complaints, []);
  await page.close();
  site.close();
});

test("the example of define(), as the reference has it", async () => {
  const [{ examples }] = declarations().filter(({ name }) => name === "define");
  const folder = installed("web-component");
  writeFileSync(path.join(folder, "index.html"), `<!doctype html><link rel="icon" href="data:,"><sitrep-report>Rebels shelled the town of Harim.</sitrep-report><p id="events"></p><script type="module" src="app.js"></script>`);
  const log = `const console = { log: (value) => (document.querySelector("#events").textContent = String(value)) };`;
  writeFileSync(path.join(folder, "app.js"), `import { define } from "./node_modules/sitrep/js/element.js";\n${log}\n${examples[0]}`);
  assert.deepEqual(await shown(folder), { words: "1", complaints: [] });
});

test("nothing is registered or started before define()", async () => {
  const folder = installed();
  writeFileSync(path.join(folder, "index.html"), `<!doctype html><link rel="icon" href="data:,"><p id="events"></p><script type="module" src="app.js"></script>`);
  const app = `
    const before = Object.keys(globalThis).length;
    await Promise.all(["index", "element"].map((name) => import(\`./node_modules/sitrep/js/\${name}.js\`)));
    const requests = performance.getEntriesByType("resource").filter(({ name }) => /wasm$|bin$|worker/.test(name)).length;
    document.querySelector("#events").textContent = [Object.keys(globalThis).length - before, customElements.get("sitrep-report"), requests].join();`;
  writeFileSync(path.join(folder, "app.js"), app);
  assert.deepEqual(await shown(folder), { words: "0,,0", complaints: [] });
});

function viteProgram() {
  return path.join(path.dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
}

/** Runs a program to its end; what it printed is the error if it fails. */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(said) : reject(new Error(`${command} ended with ${code}: ${said}`))));
  });
}

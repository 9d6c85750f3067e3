// `npm run test:runtimes`: the packed package in Node 22, Deno and Bun too, which it installs from npm first (300 MB). `npm test` runs
// these tests in the Node that is there, and in what was installed so.

import { existsSync } from "node:fs";
import path from "node:path";
import { nodeTests } from "./lib/checks.js";
import { engine } from "./lib/engine.js";
import { packages } from "./lib/packages.js";
import { main, root, step } from "./lib/steps.js";

await main(async () => {
  await packages();
  await engine();
  const folder = path.join(root, "tests/package/runtimes");
  const names = ["node", "deno", "bun"];
  await step({
    name: "Node 22, Deno and Bun",
    usually: "60 s",
    mend: "see that the npm registry can be reached",
    done: () => names.every((name) => existsSync(path.join(folder, "node_modules", name))),
    run: (run) => run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder }).then(() => undefined),
  });
  const { failed } = await nodeTests("tests/package", "The packed package, in every runtime");
  return failed > 0 ? 1 : 0;
});

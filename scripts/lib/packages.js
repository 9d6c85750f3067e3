// Sees to the npm packages of the lock file.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure, root, step } from "./steps.js";

/** Installs the packages where they are absent or not those of the lock file. */
export async function packages() {
  checkNode();
  await step({
    name: "npm packages",
    usually: "10 s",
    mend: "see that the npm registry can be reached and type the command again",
    done: upToDate,
    run: async (run) => {
      // Under `npm start` the npm in use is the right one, wherever it is.
      const npm = process.env.npm_execpath;
      const [command, args] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
      await run(command, [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    },
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Failure(`sitrep: Node ${process.versions.node} is too old. To mend it: install Node 20.19 or newer`);
  }
}

// npm keeps a list of what it installed in node_modules; packages for other systems are rightly absent from it.
function upToDate() {
  const installed = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  const want = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  const names = Object.keys(want).filter((name) => name !== "");
  return names.every((name) => (have[name] ? have[name].version === want[name].version : want[name].optional));
}

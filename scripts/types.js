// `npm run types`: checks the package's JavaScript against its types, and that the record's types are those of src/record.rs.
// With --write (`npm run types:write`) the record's types and the reference, docs/api.md, are made anew first.

import { writeFileSync } from "node:fs";
import path from "node:path";
import { reference } from "./lib/api.js";
import { engine } from "./lib/engine.js";
import { packages } from "./lib/packages.js";
import { main, root } from "./lib/steps.js";
import { recordTypes, typeCheck } from "./lib/checks.js";

await main(async () => {
  await packages();
  await engine();
  const record = await recordTypes(process.argv.includes("--write"));
  if (process.argv.includes("--write")) writeFileSync(path.join(root, "docs/api.md"), reference());
  const check = await typeCheck();
  return record.failed + check.failed > 0 ? 1 : 0;
});

// `npm run types`: checks the package's JavaScript against its types, and that the record's types are those of src/record.rs.
// With --write (`npm run types:write`) the record's types are made anew first.

import { engine } from "./lib/engine.js";
import { packages } from "./lib/packages.js";
import { main } from "./lib/steps.js";
import { recordTypes, typeCheck } from "./lib/checks.js";

await main(async () => {
  await packages();
  await engine();
  const record = await recordTypes(process.argv.includes("--write"));
  const check = await typeCheck();
  return record.failed + check.failed > 0 ? 1 : 0;
});

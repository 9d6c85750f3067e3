// node read.js FILE...: the events of articles as CSV, in worker threads; what cannot be read is told and left out.
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { createSitrep } from "sitrep";

const sitrep = await createSitrep({ workers: Math.min(4, availableParallelism()) });
async function* articles() {
  for (const file of process.argv.slice(2)) yield { id: file, text: await readFile(file, "utf8") };
}
const reports = [];
for await (const { id, report, error } of sitrep.extractAll(articles())) {
  if (report) reports.push(report);
  else console.error(`${id}: ${error.message}`);
}
process.stdout.write(await sitrep.export(reports, "csv"));
await sitrep.close();

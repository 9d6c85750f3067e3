// `npm run sbom`: the bill of materials of crates and packages as CycloneDX 1.5, to dist/sbom.json or to the file that is named. It
// holds no time and no random number: the same lock files give the same bytes.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crates, npmPackages } from "./lib/parts.js";
import { main, root, say } from "./lib/steps.js";

await main(async () => {
  const target = path.resolve(root, process.argv[2] ?? "dist/sbom.json");
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const components = [...(await crates()), ...npmPackages()].map(({ kind, name, version, licence, hash, shipped }) => {
    const purl = `pkg:${kind}/${name.replace("@", "%40")}@${version}`;
    const expression = licence === "NOASSERTION" ? [] : [{ expression: licence }];
    return { type: "library", "bom-ref": purl, name, version, scope: shipped ? "required" : "excluded", ...(hash && { hashes: [hash] }), licenses: expression, purl };
  });
  const unique = [...new Map(components.map((one) => [one["bom-ref"], one])).values()].sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1));
  const digest = createHash("sha256").update(JSON.stringify(unique)).digest("hex");
  const serialNumber = `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const metadata = { component: { type: "application", "bom-ref": `pkg:npm/${name}@${version}`, name, version, licenses: [{ expression: license }] } };
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.5", serialNumber, version: 1, metadata, components: unique }, null, 1)}\n`);
  say(`${unique.length} parts, ${unique.filter(({ scope }) => scope === "required").length} of them shipped: ${path.relative(root, target)}`);
});

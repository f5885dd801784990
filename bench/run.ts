// `npm run bench -- NAME` measures one thing, `npm run bench` everything and writes docs/performance.md. One JSON line
// a figure; fails where a bar is missed.

import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { measure as board } from "./board.ts";
import { measure as decide } from "./decide.ts";
import { measure as faults } from "./faults.ts";
import type { Figure } from "./figure.ts";
import { measure as fuzz } from "./fuzz.ts";
import { measure as ingest } from "./ingest.ts";
import { measure as kill } from "./kill.ts";
import { measure as many } from "./many.ts";
import { measure as memory } from "./memory.ts";
import { measure as plain } from "./plain.ts";
import { measure as requests } from "./requests.ts";
import { measure as reviews } from "./reviews.ts";
import { measure as soak } from "./soak.ts";
import { measure as start } from "./start.ts";
import { measure as sweep } from "./sweep.ts";

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  requests,
  decide,
  start,
  sweep,
  board,
  ingest,
  plain,
  memory,
  many,
  kill,
  faults,
  fuzz,
  reviews,
  soak,
};

function table(measured: ReadonlyMap<string, readonly Figure[]>): string {
  const [cpu] = cpus();
  const rows = [...measured].flatMap(([name, figures]) =>
    figures.map(({ name: what, value, unit, bar, ok }) => {
      const said = bar === "" ? "" : ok ? `${bar} ${unit}` : `**missed:** ${bar} ${unit}`;
      return `| ${what.replace(/^\w+: /, "")} | ${value.toLocaleString("en")} ${unit} | ${said} | \`npm run bench -- ${name}\` |`;
    }),
  );
  return `# Performance

Written by \`npm run bench\`, which measures all of this on your machine. These numbers are from ${new Date().toISOString().slice(0, 10)}, on
${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), with Node ${process.versions.node}; when they were begun, ${load.toFixed(1)} processes on average were
already waiting for these cores. What has no bar says what the others are worth. \`kill\`, \`faults\`, \`fuzz\`, \`reviews\` and \`soak\`
take many minutes; \`SOAK_MINUTES=60 npm run bench -- soak\` is an hour of simulated years, and
\`INGEST_SECONDS=60 npm run bench -- ingest\` a minute of webhooks. A small part of each long one but the last is in \`npm test -- test/faults\`.
While sweeps run, webhooks come in at 50 a second, one in ten of them a command, from a process that does nothing else.

| what | measured | bar | command |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}

const [load = 0] = loadavg();
const asked = process.argv[2];
const unknown = asked !== undefined && !Object.hasOwn(benches, asked);
if (unknown) {
  console.error(`There is no measurement ${asked}. There are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

const measured = new Map<string, readonly Figure[]>();
for (const [name, measure] of Object.entries(benches)) {
  if (asked !== undefined && asked !== name) continue;
  const figures = await measure();
  measured.set(name, figures);
  for (const figure of figures) console.log(JSON.stringify(figure));
}
if (asked === undefined) writeFileSync(join(import.meta.dirname, "../docs/performance.md"), table(measured));
process.exit([...measured.values()].flat().every(({ ok }) => ok) ? 0 : 1);

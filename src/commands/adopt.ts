// `quorate adopt --preview OWNER/REPO`: what would change in a repository that Quorate takes on; nothing is written.

import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { z } from "zod";
import { allFormFiles } from "../config/form-files.ts";
import { readForm } from "../config/forms.ts";
import { configFile } from "../config/layers.ts";
import { listedAs } from "../config/member-schema.ts";
import { messagesIn } from "../config/messages.ts";
import { tell } from "../config/problem.ts";
import { type ConfigText, readProgram } from "../config/program.ts";
import { type ConfigRead, readConfig } from "../config/read.ts";
import type { Config } from "../config/schema.ts";
import { beginsOn } from "../config/shadow.ts";
import { foldLabel, type LabelSpec, labelsOf } from "../core/case/labels.ts";
import { dayOf } from "../core/text/time.ts";
import { words } from "../core/text/words.ts";
import { boardFor } from "../github/board.ts";
import type { Client } from "../github/client.ts";
import { configText } from "../github/extended.ts";
import { forms } from "../github/files.ts";
import { hub } from "../github/hub.ts";
import { programs } from "../github/installation.ts";
import { githubApp } from "../github/octokit.ts";
import { formsAt, labelsAt, standingAt } from "../github/preview.ts";
import { readOnly } from "../github/read-only.ts";
import type { Index } from "../github/world.ts";
import { type FormThere, type LabelThere, type Previewed, previewText } from "./adopt-text.ts";
import type { Planning } from "./plan.ts";
import { Misused } from "./settings.ts";

/** What `quorate adopt` says without --preview. */
export const howToAdopt = `Nothing has to be adopted by a command.

Quorate takes on what is opened from one of your forms from \`live_from\` on.
Older issues stay as they are. Somebody with triage rights makes one of them a
case by giving it the label of its kind, and lets it go by taking that label off.

\`quorate adopt --preview OWNER/REPO\` says what would change in a repository.
`;

const Repository = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  name: z.string(),
  owner: z.looseObject({ login: z.string() }),
});

/** `file` is a configuration that is looked at instead of the repository's own. */
export async function previewAdoption(
  name: string,
  file: string | undefined,
  planning: Planning,
  log: Logger,
): Promise<string> {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(name) ?? [];
  if (!owner || !repo) throw new Misused(`"${name}" names no repository. Write it like open-reps/program.`);
  const github = hub(githubApp(planning.credentials, "a preview hears no webhooks", log));
  const installation = await github.installationOf(owner, repo);
  if (installation === undefined)
    throw new Misused(`The App is not installed on ${owner}/${repo}, or there is no such repository.`);
  const client = readOnly(github.client(installation));
  const { data } = await client.rest("GET /repos/{owner}/{repo}", { owner, repo });
  const { id, node_id: node, name: called, owner: by } = Repository.parse(data);
  const at = { repository: id, node, owner: by.login, name: called };
  const known = new Map<string, string>();
  const blobs = {
    get: async (oid: string) => known.get(oid),
    put: async (oid: string, text: string) => void known.set(oid, text),
  };
  const chosen = file === undefined ? await inForce(at, client, blobs) : await fromFile(file);
  const read = readConfig(chosen.text.text, chosen.text.base);
  if (!read.ok)
    throw new Misused(
      `${chosen.from} does not hold together:\n${read.problems.map((one) => `  ${tell(one)}`).join("\n")}`,
    );
  const now = planning.clock.now();
  const what = { at, config: read.config, where: read, text: chosen.text, slug: await github.slug(), now };
  return previewText({ ...(await previewed(what, client, blobs)), from: chosen.from, now: dayOf(now) });
}

interface Chosen {
  readonly text: ConfigText;
  readonly from: string;
}

interface At {
  readonly repository: number;
  readonly node: string;
  readonly owner: string;
  readonly name: string;
}

async function inForce(at: At, client: Client, blobs: Index["blobs"]): Promise<Chosen> {
  const { programs: all, broken } = await programs(client, blobs);
  const program = all.find(({ repositories }) => repositories.some((one) => one.repository === at.repository));
  const place = `${at.owner}/${at.name}`;
  if (program) {
    const from = `${configFile} of ${program.home.owner}/${program.home.name}`;
    return { text: await configText(program.config, program, client, blobs), from };
  }
  const [wrong] = broken.filter(({ home }) => home.repository === at.repository);
  const clash = all.flatMap(({ clashes }) => clashes).find(({ says }) => says.includes(` ${place} `));
  const problems = wrong?.problems ?? (clash ? [clash] : []);
  if (problems.length > 0)
    throw new Misused(`${place} cannot be taken on yet:\n${problems.map((one) => `  ${tell(one)}`).join("\n")}`);
  throw new Misused(
    `${place} belongs to no program yet: no ${configFile} names it.\nThis shows what the one to start from would mean:\n` +
      `  quorate adopt --preview ${place} --config templates/quorate.yml`,
  );
}

async function fromFile(file: string): Promise<Chosen> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Misused(`There is no file ${file} that can be read.`);
  });
  return { text: { oid: "", text }, from: file };
}

interface What {
  readonly at: At;
  readonly config: Config;
  readonly where: Extract<ConfigRead, { ok: true }>;
  readonly text: ConfigText;
  readonly slug: string;
  readonly now: string;
}

async function previewed(
  { at, config, where, text, slug, now }: What,
  client: Client,
  blobs: Index["blobs"],
): Promise<Omit<Previewed, "from" | "now">> {
  const folder = await formsAt(at, client);
  const wanted = allFormFiles(config);
  const files = await forms(blobs, client, folder, wanted);
  const read = readProgram(text, files);
  const instances = read.ok ? read.program.instances : read.instances;
  const there = wanted.map((file): FormThere => {
    const form = files.get(file);
    if (!form) return { file, is: "missing" };
    const problem = readForm(file, form.text).problems.find(({ warning }) => !warning);
    const name = instances.find((one) => one.form.file === file)?.form.layout.name;
    if (name !== undefined) return { file, is: "there", name };
    return { file, is: "unreadable", ...(problem ? { why: `line ${problem.line}: ${problem.says}` } : {}) };
  });
  const english = words(messagesIn("en", {}), "en");
  const specs = new Map(instances.flatMap((one) => labelsOf(one, english)).map((spec) => [foldLabel(spec.name), spec]));
  const board = await boardFor(at, where, instances, client);
  const listed = listedAs(config, at.name, at.name);
  return {
    place: `${at.owner}/${at.name}`,
    liveFrom: beginsOn(config),
    forms: there,
    isOrganisations: folder.node !== at.node,
    labels: labelled([...specs.values()], await labelsAt(at, client)),
    issues: await standingAt(at, { instances, liveFrom: beginsOn(config), slug, now }, client),
    board: config.board ? { ...board, problems: board.boardProblems.map(({ says }) => says) } : null,
    onlyCases: listed?.onlyCases ?? false,
    closeAfterDays: listed?.closeAfterDays ?? null,
  };
}

function labelled(
  wanted: readonly LabelSpec[],
  there: readonly { readonly name: string; readonly color: string }[],
): LabelThere[] {
  return wanted.map(({ name, color }) => {
    const known = there.find((one) => foldLabel(one.name) === foldLabel(name));
    return known ? { is: "used", ...known } : { is: "made", name, color };
  });
}

// `quorate adopt --preview OWNER/REPO`: what would change in a repository that Quorate takes on; nothing is written.

import type { Logger } from "pino";
import { allFormFiles } from "../config/form-files.ts";
import { readForm } from "../config/forms.ts";
import { listedAs } from "../config/member-schema.ts";
import { messagesIn } from "../config/messages.ts";
import { type ConfigText, readProgram } from "../config/program.ts";
import type { ConfigRead } from "../config/read.ts";
import type { Config } from "../config/schema.ts";
import { beginsOn } from "../config/shadow.ts";
import { foldLabel, type LabelSpec, labelsOf } from "../core/case/labels.ts";
import { dayOf } from "../core/text/time.ts";
import { words } from "../core/text/words.ts";
import { boardFor } from "../github/board.ts";
import type { Client } from "../github/client.ts";
import { forms } from "../github/files.ts";
import { formsAt, labelsAt, standingAt } from "../github/preview.ts";
import { readOnly } from "../github/read-only.ts";
import type { Index } from "../github/world.ts";
import { type FormThere, type LabelThere, type Previewed, previewText } from "./adopt-text.ts";
import { type At, named } from "./in-force.ts";
import type { Planning } from "./plan.ts";

/** What `quorate adopt` says without --preview. */
export const howToAdopt = `Nothing has to be adopted by a command.

Quorate takes on what is opened from one of your forms from \`live_from\` on.
Older issues stay as they are. Somebody with triage rights makes one of them a
case by giving it the label of its kind, and lets it go by taking that label off.

\`quorate adopt --preview OWNER/REPO\` says what would change in a repository.
`;

/** `file` is a configuration that is looked at instead of the repository's own. */
export async function previewAdoption(
  name: string,
  file: string | undefined,
  planning: Planning,
  log: Logger,
): Promise<string> {
  const { at, github, client, blobs, text, read, from } = await named(name, file, planning, log);
  const now = planning.clock.now();
  const what = { at, config: read.config, where: read, text, slug: await github.slug(), now };
  return previewText({ ...(await previewed(what, readOnly(client), blobs)), from, now: dayOf(now) });
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

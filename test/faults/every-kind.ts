// Every kind of the starting configuration, and what people may fill in and say there, wisely or not.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readProgram } from "../../src/config/program.ts";
import type { Roster } from "../../src/core/case/facts.ts";
import type { Kin } from "../../src/core/case/kin.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import type { LedgerRow, LookUp } from "../../src/core/case/ledger.ts";
import type { FieldType } from "../../src/core/form/field-spec.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { renderBody } from "../../src/core/form/form.ts";
import type { Element } from "../../src/core/form/layout.ts";
import { withRemoval } from "../support/private-place.ts";
import { applicationOf, openingOf, termOf } from "../support/role-cases.ts";
import { person, roster, unreadable } from "../support/story.ts";
import { oneOf, type Random, scrambled, written } from "./junk.ts";

const templates = join(import.meta.dirname, "../../templates");
const forms = readdirSync(join(templates, "forms"))
  .filter((file) => file.endsWith(".yml"))
  .map((file) => [file, { oid: file, text: readFileSync(join(templates, "forms", file), "utf8") }] as const);

export const people = ["rosa", "ana", "bo", "cem", "omar", "zoe"];

/** Roles that are opened, and roles that anybody may apply for at any time without a course. */
const texts = ["openings", "any-time"].map((way) =>
  withRemoval(readFileSync(join(templates, "quorate.yml"), "utf8"), "council")
    .replace(/^( {2,})(endorsements:.*\n)/m, `$1applications: ${way}\n$1$2`)
    .replace(/^ {4}training: \[.*\n/m, ""),
);

export const instances: readonly Instance[] = texts.flatMap((text) => {
  const read = readProgram({ oid: "config", text }, new Map(forms));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.program.instances;
});

const answers = [
  "Community coordinator",
  "Ghana",
  "@ana",
  "rosa",
  "250 EUR",
  "2026-01-12",
  "2026-02-30",
  "2026-03-20 13:00 UTC",
  "13:00",
  "next Tuesday",
  "every second Tuesday, 18:00",
  "90 minutes",
  "https://github.com/open-reps/program/issues/7",
  "#7",
  "yes",
  "0",
  "- [ ] Draft the plan (@ana, due 19 March)\n- [x] Book it",
];

/** What fits a field of a type; a text has no wrong answer. */
const fitting: Readonly<Partial<Record<FieldType, string>>> = {
  money: "250 EUR",
  date: "2026-03-20",
  person: "@ana",
  people: "@ana, @bo",
  url: "https://example.org/plan",
  community: "Ghana",
  role: "Community coordinator",
  moment: "2026-01-12 18:00 UTC",
  cadence: "every second Monday, 13:00 Europe/Berlin",
  zone: "UTC",
};

/** What fits in one place only. */
const places: Readonly<Record<string, string>> = {
  starts: "2026-04-01",
  closes: "2026-01-14",
  ends: "2026-06-30",
  minutes: "90",
  group: "",
  costs: "Room: 250 EUR",
  milestones: "- 2026-02-01: a first draft\n- 2026-03-01: all read it",
};

/** `wise` is how often somebody fills a form in as it was meant. */
const filled = (instance: Instance, { id, type, options }: Element, wise: number, random: Random): [string, Filled] => {
  const field = instance.fields.find((one) => one.id === id);
  const fits = random() < wise;
  if (!fits && random() < 0.3) return [id, { is: "empty" }];
  if (type === "checkboxes")
    return [id, { is: "ticks", ticked: options.filter(() => fits || random() < 0.8), unticked: [] }];
  const said = fits ? (places[id] ?? fitting[field?.type ?? "text"]) : undefined;
  if (type === "dropdown") return [id, { is: "options", options: [said ?? oneOf(options, random) ?? ""] }];
  return [id, { is: "text", text: said ?? (random() < 0.8 ? (oneOf(answers, random) ?? "") : written(random)) }];
};

/** A form as it was filled in, and perhaps spoilt. */
export function bodyOf(instance: Instance, wise: number, random: Random): string {
  const { layout } = instance.form;
  const text = renderBody(layout, new Map(layout.elements.map((one) => filled(instance, one, wise, random))));
  return random() < 0.9 ? text : scrambled(text, random);
}

/** What people say who know what they do. */
export const sensible: readonly (readonly [login: string, text: string])[] = [
  ...["ana", "bo", "cem", "omar", "zoe"].flatMap((login) => [
    [login, "/approve"] as const,
    [login, "/approve"] as const,
    [login, "/endorse They have helped all year."] as const,
    [login, "/choose @bo"] as const,
  ]),
  ["ana", "/hold Who pays the room?"],
  ["ana", "/unhold"],
  ["omar", "/decline No room."],
  ["bo", "/ask How many people come?"],
  ["bo", "/suggest Amount 200 EUR"],
  ["rosa", "/accept"],
  ["rosa", "/done"],
  ["rosa", "/extend 2 weeks The holidays are in between."],
  ["rosa", "/leave until 2026-08-31 substitute @bo"],
  ["rosa", "/delegate calls to @bo until 2026-06-30"],
  ["rosa", "/undelegate calls"],
  ["rosa", "/step-down 2026-06-30"],
  ["rosa", "/poll 2026-01-16 13:00, 2026-01-17 13:00 UTC"],
  ["ana", "/can 1 2"],
  ["bo", "/can 2"],
  ["rosa", "/agenda The dates of the autumn events"],
  ["rosa", "/minutes\n- [ ] Draft the plan (@ana, due 19 March)\n- [x] Book it (@bo)"],
  ["rosa", "/held"],
  ["ana", "/todo Book the room (@rosa, due 23 Feb)"],
  ["ana", "/due 2026-03-15"],
  ["ana", "/reassign @rosa"],
  ["omar", "/trained @rosa participation"],
  ["omar", "/remove @rosa"],
];

const some = (random: Random): readonly string[] => people.filter(() => random() < 0.5);

/** Every group of the program, and what else its rules name; now and then one cannot be read. */
export function groupsOf(random: Random): Readonly<Record<string, Roster>> {
  const of = (...members: readonly string[]) => (random() < 0.05 ? unreadable : roster(...members));
  return { approvers: of("ana", "bo", "cem"), council: of("omar", "zoe", "bo"), coordinators: of(...some(random)) };
}

const sorts = ["term", "opening", "application", "training", "removal", "leave", "delegation", "meeting", "handover"];
export const lookUps: readonly LookUp[] = sorts.map((sort) => ({ sort }));

export function ledgerOf(random: Random): readonly LedgerRow[] {
  const all = [
    termOf("ana", "2025-04-01", "2026-03-31"),
    termOf("rosa", "2025-04-01", "2026-01-31", random() < 0.5),
    openingOf(oneOf(["open", "choosing", "over"] as const, random) ?? "open"),
    applicationOf("bo", oneOf(["preparing", "ready", "approved", "over"] as const, random) ?? "ready"),
    applicationOf("cem", "ready"),
  ];
  return all.filter(() => random() < 0.6);
}

/** A case above or below it, of any kind and in any stage. */
export function kinOf(number: number, random: Random): Kin {
  const one = oneOf(instances, random);
  const address = { repository: 10, issue: 100 + number, node: `I_${number}`, installation: 30 };
  return {
    key: oneOf(["", "review", "steps", "next", "item-1"], random) ?? "",
    address: { ...address, owner: "open-reps", name: "program", number },
    title: written(random),
    kind: one?.name ?? "",
    stage: oneOf(Object.keys(one?.stages ?? {}), random) ?? "",
    open: random() < 0.5,
    since: "2026-01-02T09:00:00Z",
    author: person("ana"),
    assignees: some(random).map(person),
    decided: null,
  };
}

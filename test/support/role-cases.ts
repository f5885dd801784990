// Cases of the sample community as pure stories, openings and applications above all: its own forms and configuration, and what the
// ledger would say of other cases.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messagesIn } from "../../src/config/messages.ts";
import { readProgram } from "../../src/config/program.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import type { LedgerRow } from "../../src/core/case/ledger.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { type Answers, body } from "./role-stories.ts";
import { issue, judge, person, roster, Story } from "./story.ts";

const github = join(import.meta.dirname, "../../templates/community/program/.github");
const forms = readdirSync(join(github, "ISSUE_TEMPLATE")).map(
  (file) => [file, { oid: file, text: readFileSync(join(github, "ISSUE_TEMPLATE", file), "utf8") }] as const,
);
const config = readFileSync(join(github, "quorate.yml"), "utf8");

/** A kind of the sample as its configuration has it, with some of that changed. */
export function kindOf(name: string, ...changes: readonly (readonly [from: string, to: string])[]): Instance {
  const text = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the sample does not say ${from}`);
    return before.replace(from, () => to);
  }, config);
  const read = readProgram({ oid: "config", text }, new Map(forms));
  const found = read.ok ? read.program.instances.find((one) => one.name === name) : undefined;
  if (!found) throw new Error(`the sample has no ${name}`);
  return found;
}

const role = "Community coordinator";
const opening: Answers = { role, community: "Ghana", closes: "2026-03-20", starts: "2026-04-01" };
const application: Answers = {
  role,
  community: "Ghana",
  motivation: "I know it.",
  availability: "Some",
  conflicts: "no",
};

/** A case from a form of the sample. Omar and Mei sit in the council, Ana and Bo approve. */
export function filled(at: string, login: string, form: string, answers: Answers): Story {
  const facts = issue(at).at(at);
  const author = person(login);
  const revisions = [{ at: facts.openedAt, by: author, text: body(form, answers) }];
  const groups = { council: roster("omar", "mei"), approvers: roster("ana", "bo"), coordinators: roster() };
  return new Story({ ...facts, author, title: "A role", revisions, groups });
}

export const opened = (at: string, login: string, answers: Answers = {}): Story =>
  filled(at, login, "role-opening.yml", { ...opening, ...answers });

export const applied = (at: string, login: string, answers: Answers = {}): Story =>
  filled(at, login, "role-application.yml", { ...application, ...answers });

/** With all that other cases say; `null`: nobody can tell what they do. */
export const among = (rows: readonly LedgerRow[] | null, facts: Facts): Facts => ({
  ...facts,
  ...(rows ? { ledger: rows } : {}),
  lookUps: ["term", "opening", "application", "training", "removal"].map((sort) => ({ sort })),
});

/** How the issue looks then: its stage, the status comment, and what is said in comments of their own. */
export function looks(instance: Instance, facts: Facts) {
  const decision = judge(facts, instance);
  const { status, notices, reactions } = present(instance, decision, facts, words(messagesIn("en", {}), "en"));
  return { stage: decision.record.stage, status: status.text, notices: notices.map(({ text }) => text), reactions };
}

/** Another case of the program; its number is the same as that of the story's issue, in another repository. */
export const elsewhere = { repository: 11, issue: 3 };

const url = (number: number, name = "program") => `https://github.com/open-reps/${name}/issues/${number}`;

const place = { role: "community-coordinator", community: "ghana" };

/** Somebody's term in Ghana, from a day to a day; a seat that is left early is free. */
export function termOf(login: string, from: string, until: string, seated = true): LedgerRow {
  const { id } = person(login);
  const data = { ...place, from, until, seated };
  const row = { sort: "term", key: "community-coordinator/ghana", person: id, login, data };
  return { ...row, from: `${from}T00:00:00Z`, until: `${until}T23:59:59Z`, address: { repository: 10, issue: 7 } };
}

interface Elsewhere {
  readonly number?: number;
  readonly address?: LedgerRow["address"];
  readonly closes?: string;
  /** The one that an application belongs to. */
  readonly opening?: LedgerRow["address"];
}

/** An opening of the role in Ghana, which takes applications until the end of March 20th. */
export function openingOf(is: "open" | "choosing" | "over", more: Elsewhere = {}): LedgerRow {
  const { number = 7, address = { repository: 10, issue: 7 }, closes = "2026-03-21T00:00:00Z" } = more;
  const data = { number, node: "I_7", url: url(number), starts: "2026-04-01", is, chosen: [] };
  const about = { sort: "opening", key: "community-coordinator/ghana", person: null, login: null };
  return { ...about, from: null, until: closes, data, address };
}

/** Somebody's application for the role in Ghana. */
export function applicationOf(login: string, is: "preparing" | "ready" | "approved" | "over", more: Elsewhere = {}) {
  const { number = 7, address = { repository: 10, issue: 7 }, opening = null } = more;
  const data = { number, url: url(number), opening, is };
  const about = { sort: "application", key: "community-coordinator/ghana", person: person(login).id, login };
  return { ...about, from: null, until: null, data, address } satisfies LedgerRow;
}

// How a group's digest should look, and what is written to make it so. Pure, like everything that is said on issues.

import type { CaseKey } from "../case/address.ts";
import { personOf } from "../deciding/weekly.ts";
import { asOf } from "../text/days-ahead.ts";
import type { Instant } from "../text/time.ts";
import type { Words } from "../text/words.ts";
import type { Row } from "./row.ts";

/** One group's digest as it is. */
export interface Digest {
  readonly now: Instant;
  /** The last round at this moment or before. */
  readonly round: Instant;
  readonly group: string;
  /** Whether only some can read the repository that it stands in. */
  readonly private: boolean;
  readonly rows: readonly Row[];
  /** Null where there is no such issue yet. */
  readonly issue: {
    readonly open: boolean;
    readonly title: string;
    /** Without its mark. */
    readonly text: string;
    /** When it called people last. */
    readonly called: Instant | null;
    /** Reminders that its comments delivered, by `nameOf`. */
    readonly told: ReadonlySet<string>;
  } | null;
}

/** A reminder that a comment of a digest delivers. */
export type Told = CaseKey & { readonly key: string };

export const nameOf = ({ repository, issue, key }: Told): string => `${repository} ${issue} ${key}`;

export interface WantedDigest {
  readonly title: string;
  readonly text: string;
  /** Calls those who must act: at most once a round, and for each reminder once. */
  readonly call: { readonly text: string; readonly told: readonly Told[] } | null;
}

export type DigestChange =
  | { readonly do: "open"; readonly title: string; readonly text: string }
  | { readonly do: "call"; readonly text: string; readonly told: readonly Told[] }
  | { readonly do: "edit"; readonly title: string; readonly text: string };

/** Rows that are shown and called at once: an issue holds 65,536 characters. */
const most = 100;

export function presentDigest(digest: Digest, spoken: Words): WantedDigest {
  const words = asOf(digest.now, spoken);
  const rows = digest.rows
    // A private case stands in no place that others can read, whatever was true when it was listed.
    .filter((row) => (!row.private || digest.private) && row.at <= digest.now)
    .toSorted((a, b) => order(a).localeCompare(order(b), "en"));
  const group = personOf(digest.group) ?? digest.group;
  return {
    title: words.say("digest/title", { group }),
    text: text(rows, digest.group, words),
    call: call(rows, digest, words),
  };
}

const order = ({ at, repository, issue }: Row): string =>
  `${at} ${String(repository).padStart(12, "0")} ${String(issue).padStart(12, "0")}`;

/** What a group's digest says, or what a person's says. */
const sayAs = (of: string, what: string) => `digest/${personOf(of) === undefined ? "" : "own-"}${what}`;

function text(rows: readonly Row[], of: string, words: Words): string {
  // Without the sign that would call: the comment does that, once a week.
  const group = personOf(of) ?? of;
  if (rows.length === 0) return words.say(sayAs(of, "nothing"), { group });
  const table = rows.slice(0, most).map((row) =>
    words.say(row.until ? "digest/row" : "digest/row-open", {
      ...naming(row),
      day: row.since,
      sentence: words.say(row.needs.say, row.needs.with),
      ...(row.until ? { date: row.until } : {}),
    }),
  );
  const moved = rows.filter(({ lost }) => lost > 0).length;
  return [
    words.say(sayAs(of, "intro"), { group }),
    [words.say(sayAs(of, "head")), "| --- | --- | --- | --- |", ...table].join("\n"),
    ...(rows.length > most ? [words.say("digest/more", { count: rows.length - most })] : []),
    ...(moved > 0 ? [words.say("digest/moved", { count: moved })] : []),
  ].join("\n\n");
}

/** A title is a community's own: a bar in it would end the cell. */
const naming = ({ title, name, link }: Row) => ({ title: title.replaceAll(/[|\r\n]+/g, " "), label: name, link });

function call(rows: readonly Row[], { issue, round, group, now }: Digest, words: Words): WantedDigest["call"] {
  const fresh = rows.filter((row) => (row.calls ?? row.at) <= now && !issue?.told.has(nameOf(row))).slice(0, most);
  if (fresh.length === 0) return null;
  // Once a round: what comes up after it waits for the next one.
  if (issue?.called && issue.called >= round) return null;
  const lines = fresh.map((row) =>
    words.say("digest/line", { ...naming(row), sentence: words.say(row.needs.say, row.needs.with) }),
  );
  const mention = callees(fresh) ?? group;
  return {
    text: [words.say(sayAs(group, "call"), { mention }), lines.join("\n")].join("\n\n"),
    told: fresh.map(({ repository, issue: number, key }) => ({ repository, issue: number, key })),
  };
}

/** The whole group where any of it waits for everybody; otherwise those whom it waits for. */
function callees(rows: readonly Row[]): string | null {
  const people = rows.map((one) => one.people);
  if (people.some((some) => some === null)) return rows.find(({ mention }) => mention !== null)?.mention ?? null;
  return [...new Set(people.flatMap((some) => some ?? []))]
    .toSorted()
    .map((login) => `@${login}`)
    .join(" ");
}

/** Nobody is called before what calls them can be found again; the table comes last. Nothing changed: nothing written. */
export function planDigest(wanted: WantedDigest, { issue }: Digest): readonly DigestChange[] {
  const { title, text, call } = wanted;
  const calls: DigestChange[] = call ? [{ do: "call", ...call }] : [];
  if (!issue) return call ? [{ do: "open", title, text }, ...calls] : [];
  // Somebody who closed it is not contradicted until there is something new to say.
  const same = issue.text === text && issue.title === title && (issue.open || !call);
  const edit: DigestChange[] = same || (!issue.open && !call) ? [] : [{ do: "edit", title, text }];
  return [...calls, ...edit];
}

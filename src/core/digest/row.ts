// What a digest says about a case: worked out when the case is looked at, and kept until that changes.

import { counting } from "../case/deadlines.ts";
import type { Facts } from "../case/facts.ts";
import type { Because, Instance } from "../case/kind.ts";
import { isOpen, toAct } from "../deciding/awaited.ts";
import type { Decision } from "../deciding/decide.ts";
import type { Listed } from "../deciding/listed.ts";
import { isStuck, type Tally } from "../deciding/rule.ts";
import { digestOf } from "../deciding/weekly.ts";
import { localDay } from "../text/calendar.ts";
import { type Instant, plusSeconds } from "../text/time.ts";
import type { Dated } from "../text/words.ts";

export interface Row {
  readonly repository: number;
  readonly issue: number;
  readonly group: string;
  /** The reminder that it stands for. */
  readonly key: string;
  /** The round that calls people; from then on it stands in the digest. */
  readonly at: Instant;
  /** Where it stands there before, or since longer: the round that calls. */
  readonly calls?: Instant;
  /** `OWNER/NAME` of the repository with the digest. */
  readonly place: string;
  readonly private: boolean;
  readonly title: string;
  /** `#12`, with its repository where that is another one. */
  readonly name: string;
  readonly link: string;
  readonly since: Dated;
  readonly until: Dated | null;
  readonly needs: Because;
  /** Days by which the date moved since Quorate was down. */
  readonly lost: number;
  /** How the whole group is called; null where its name is a secret. */
  readonly mention: string | null;
  /** Those who still have to act, where not all of the group do and their names are no secret. */
  readonly people: readonly string[] | null;
}

/** One row for each group, and each person, that a case waits for. */
export const rowsOf = (instance: Instance, decision: Decision, facts: Facts): readonly Row[] => [
  ...groupRows(instance, decision, facts),
  ...followUpRows(instance, decision, facts),
  ...ownRows(instance, decision, facts),
];

function ownRows(instance: Instance, { lines, record }: Decision, facts: Facts): readonly Row[] {
  const { digest } = facts;
  if (!digest) return [];
  return lines.map(({ key, login, at, calls, of }) => ({
    ...placeOf(instance, facts, digest),
    group: digestOf(login),
    key,
    at,
    calls,
    since: { is: "day", day: localDay(record.since, instance.calendar.zone) },
    until: { is: "day", day: of.due },
    needs: of.say,
    lost: 0,
    mention: null,
    people: [login],
  }));
}

function placeOf({ title }: Instance, facts: Facts, digest: NonNullable<Facts["digest"]>) {
  const { address } = facts;
  const isHome = digest.owner === address.owner && digest.name === address.name;
  return {
    repository: address.repository,
    issue: address.issue,
    place: `${digest.owner}/${digest.name}`,
    private: facts.private,
    title,
    name: `${isHome ? "" : address.name}#${address.number}`,
    link: facts.url,
  };
}

function groupRows(instance: Instance, decision: Decision, facts: Facts): readonly Row[] {
  const { listed, tally, view, record, deadline } = decision;
  const { digest } = facts;
  if (!listed || !digest || !tally) return [];
  const { dated } = counting(instance, view.reading);
  const lost = Math.max(0, ...decision.exits.map(({ verdict }) => (verdict.met ? 0 : (verdict.lost ?? 0))));
  return listed.groups.map((group) => {
    const roster = facts.groups[group];
    return {
      ...placeOf(instance, facts, digest),
      group,
      key: listed.key,
      at: listed.at,
      since: dated(plusSeconds(record.since, record.paused)),
      until: deadline === undefined ? null : dated(deadline),
      needs: needsOf(group, listed, tally, dated),
      lost,
      mention: roster?.known ? roster.mention : null,
      people: peopleOf(group, decision),
    };
  });
}

/** What an approval asks of a group, from the day on which it is due until it is done. */
function followUpRows(instance: Instance, { listedFollowUps, record, view }: Decision, facts: Facts): readonly Row[] {
  const { digest } = facts;
  if (!digest) return [];
  const { dated } = counting(instance, view.reading);
  return listedFollowUps.map(({ spec, group, due, key, at, calls }) => {
    const roster = facts.groups[group];
    const title = spec.title.replaceAll(/[|\r\n]+/g, " ");
    return {
      ...placeOf(instance, facts, digest),
      group,
      key,
      at,
      calls,
      since: dated(record.decided?.at ?? record.since),
      until: dated(due),
      needs: { say: "digest/needs-follow-up", with: { title, usage: `/done ${spec.name}` } },
      lost: 0,
      mention: roster?.known ? roster.mention : null,
      people: null,
    };
  });
}

function needsOf(group: string, { tells, ends }: Listed, tally: Tally, dated: (at: Instant) => Dated): Because {
  if (isStuck(tally)) return { say: "digest/needs-help" };
  if (tells !== undefined && ends !== undefined) return { say: `digest/needs-${tells}`, with: { date: dated(ends) } };
  const seats = tally.groups.find((one) => one.group === group);
  if (!seats) return { say: "digest/needs-vote" };
  return { say: "digest/needs-approvals", with: { have: seats.have, needed: seats.needed } };
}

/** Nobody is called for what they have said already, or may not say. */
function peopleOf(group: string, { view, tally, asking }: Decision): readonly string[] | null {
  if (asking?.group === group && asking.people.length > 0) return asking.people.map(({ login }) => login);
  return tally && isOpen(group, view) ? toAct(group, view, tally) : null;
}

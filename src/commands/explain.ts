// What `quorate plan` prints about a case: the facts, the decision with its reasons, and the changes.

import type { Prospect } from "../core/case/effects.ts";
import type { Facts } from "../core/case/facts.ts";
import { hasBelow } from "../core/case/kin.ts";
import type { Answer } from "../core/case/record.ts";
import { howFar } from "../core/rules/finding.ts";
import { claimLines } from "../core/telling/catalogue-text.ts";
import { prospectText, undoText } from "../core/telling/effects-text.ts";
import { type Change, describe } from "../core/telling/plan.ts";
import { problemText, valueText } from "../core/telling/problem-text.ts";
import { refusalText } from "../core/telling/refusal-text.ts";
import { farLines, marked, outlooks } from "../core/telling/rule-text.ts";
import type { Telling } from "../core/telling/status.ts";
import { asOf } from "../core/text/days-ahead.ts";
import type { Instant } from "../core/text/time.ts";
import type { Words } from "../core/text/words.ts";
import type { Reconciled, TurnedBack } from "../reconcile.ts";

const nothingRuns = "no Quorate runs here";

type Row = readonly [name: string, says: string];

/** `unheard`: why nothing is known of other cases. */
export function explain({ seen, decision, changes }: Reconciled, spoken: Words, unheard = nothingRuns): string {
  const { facts, instance } = seen;
  const words = asOf(facts.now, spoken);
  const { address } = facts;
  const moment = (at: Instant) => words.format({ is: "instant", at });
  const head = [
    `${address.owner}/${address.name}#${address.number}  ${facts.url}`,
    `${instance.title} (${instance.name}), ${facts.open ? "open" : "closed"}, opened ${moment(facts.openedAt)} by ${facts.author?.login ?? "a deleted account"}`,
    `As of ${moment(facts.now)}`,
  ];
  return [
    head.join("\n"),
    section("Facts", [
      ...form(seen.instance, decision, words),
      ["comments", String(facts.timeline.filter((one) => one.is === "comment" && !one.mine).length)],
      ...groups(facts),
      ...others(seen, decision, unheard),
      ["record", facts.record ? `believed, number ${seen.actual.seq}` : "none: the case is read from its beginning"],
    ]),
    section("Decision", reasons({ is: "case", seen, decision, changes }, words, moment)),
    changes.length === 0 ? "Changes\n  none" : ["Changes", ...changes.map(changeText)].join("\n"),
    "",
  ].join("\n\n");
}

export function explainStray({ seen: { address, stray }, turning, changes }: TurnedBack): string {
  const next = turning.wakeAt === null ? "when something happens" : turning.wakeAt;
  return [
    `${address.owner}/${address.name}#${address.number}  ${stray.url}`,
    "No case: it was opened without a form where everything should be a case.",
    changes.length === 0 ? "Changes\n  none" : ["Changes", ...changes.map(changeText)].join("\n"),
    `Next look: ${next}\n`,
  ].join("\n\n");
}

function section(title: string, rows: readonly Row[]): string {
  const width = Math.min(24, Math.max(0, ...rows.map(([name]) => name.length)));
  return [title, ...rows.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`)].join("\n");
}

/** Fields as they were understood; what people wrote as text stands where they wrote it. */
function form(instance: Reconciled["seen"]["instance"], { reading }: Reconciled["decision"], words: Words): Row[] {
  return [
    ...instance.fields.map(({ id, label }): Row => {
      const wrong = reading.problems.find(({ field }) => field === id);
      if (wrong) return [id, `? ${label}: ${problemText(wrong, instance, words)}`];
      const value = reading.values[id];
      return [id, value?.is === "text" ? "text, as it stands in the issue" : valueText(value, instance, words)];
    }),
    ...reading.problems
      .filter(({ field }) => !instance.fields.some(({ id }) => id === field))
      .map((problem): Row => ["form", `? ${problemText(problem, instance, words)}`]),
  ];
}

const groups = ({ groups: all }: Facts): Row[] =>
  Object.entries(all).map(([name, group]) => [
    `group ${name}`,
    group.known ? `${group.members.length} people` : `unknown: ${group.why}`,
  ]);

/** Where nobody here can tell what others hold and tell, and the case would want to know. */
function others({ instance, facts }: Reconciled["seen"], { record }: Reconciled["decision"], unheard: string): Row[] {
  const isUnheard =
    (facts.lookUps !== undefined && facts.ledger === undefined) ||
    ((instance.catalogue !== undefined || instance.claims !== undefined) && facts.claims === undefined) ||
    (hasBelow(instance, record) && facts.children === undefined);
  const says = `not known here, as ${unheard}: what they hold and tell is missing below`;
  return isUnheard ? [["other cases", says]] : [];
}

function reasons({ seen, decision }: Reconciled, words: Words, moment: (at: Instant) => string): Row[] {
  const { record, steps, exits, deadline, wakeAt, unknown } = decision;
  const rows: Row[] = [
    ["stage", `${words.say(`state/${record.stage}`)} since ${moment(record.since)}, round ${record.round}`],
    ...steps.map(
      ({ from, to, at, because }): Row => [
        "moves now",
        `${from} -> ${to}, ${moment(at)}: ${words.say(because.say, because.with)}`,
      ],
    ),
    ...record.answers.map(
      (answer): Row => [
        `/${answer.command}`,
        `by ${answer.login}: ${answerText(answer, { ...seen, decision, words })}`,
      ],
    ),
    ...outlooks(exits).map(
      ({ to, verdict: { met, because } }): Row => [
        "may become",
        `${words.say(`state/${to}`)}: ${met ? "now" : "not yet"}, ${words.say(because.say, because.with)}`,
      ],
    ),
  ];
  rows.push(...ruleRows(decision, words));
  rows.push(...claimLines(decision, seen.instance, words).map((line): Row => ["catalogue", line]));
  rows.push(...decision.prospects.map((prospect): Row => ["brings about", broughtAbout(prospect, words)]));
  for (const { spec, is, due } of decision.followUps)
    rows.push([
      "falls due",
      is === "done" ? `${spec.title}: done` : `${spec.title}, ${moment(due)}: /done ${spec.name}`,
    ]);
  if (unknown !== null) rows.push(["stops at", `the group ${unknown} cannot be read; nothing after this is answered`]);
  if (deadline !== undefined) rows.push(["ends", `${moment(deadline)}, if nobody does anything`]);
  rows.push(["next look", wakeAt === undefined ? "when something happens" : moment(wakeAt)]);
  return rows;
}

/** A case below that is still to be opened has a name, and stays whatever becomes of this one. */
function broughtAbout(prospect: Prospect, words: Words): string {
  const says = prospectText(prospect, words);
  if (prospect.will !== "do") return says;
  if (prospect.effect.is !== "child") return `${says}; its undo: ${undoText(prospect.effect, words)}`;
  const title = prospect.child?.title;
  return title ? `${says}: ${words.say(title.say, title.with)}` : says;
}

/** The tree of the rule that decides, as in the status comment. */
function ruleRows({ tally }: Reconciled["decision"], words: Words): Row[] {
  if (!tally || tally.unknown !== null) return [];
  return [tally.approval, ...(tally.refusal ? [tally.refusal] : [])].flatMap((found, at) =>
    farLines(howFar(found), words).map((line): Row => {
      return [at === 0 ? "to approve" : "to decline", `${"  ".repeat(line.deep)}${marked(line, words)}`];
    }),
  );
}

export function answerText(answer: Answer, telling: Omit<Telling, "stage">): string {
  const { refused } = answer;
  if (refused === undefined) return "counted";
  const isSaid = telling.words.has(`refused/${refused}`);
  return `not counted: ${isSaid ? refusalText(answer, telling) : refused}`;
}

function changeText(change: Change, at: number): string {
  const text = "text" in change ? change.text : change.do === "postNotice" ? change.notice.text : "";
  const quoted = text === "" ? [] : text.split("\n").map((line) => `     | ${line}`.trimEnd());
  return [`  ${at + 1}. ${describe(change)}`, ...quoted].join("\n");
}

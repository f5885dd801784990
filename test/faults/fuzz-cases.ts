// Forms and comments of every kind as nobody should write them, read and answered by the pure core.

import type { Entry, Facts } from "../../src/core/case/facts.ts";
import { standingOf } from "../../src/core/case/kin.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { entriesOf } from "../../src/core/case/ledger.ts";
import { decide } from "../../src/core/deciding/decide.ts";
import { applied, untouched } from "../../src/core/telling/applied.ts";
import { type Actual, describe, plan } from "../../src/core/telling/plan.ts";
import { present } from "../../src/core/telling/present.ts";
import { plusDays } from "../../src/core/text/time.ts";
import type { Words } from "../../src/core/text/words.ts";
import { seeded } from "../../src/sandbox/dice.ts";
import { issue, person } from "../support/story.ts";
import { bodyOf, groupsOf, instances, kinOf, ledgerOf, lookUps, people, sensible } from "./every-kind.ts";
import { oneOf, type Random, written } from "./junk.ts";

interface Strange {
  readonly instance: Instance;
  /** The same issue, looked at later and later. */
  readonly looks: readonly Facts[];
}

/** What is wrong with so many cases, in words: nothing may be thrown, and a second look may have nothing to do. */
export function writeOnCases(count: number, seed: number, words: Words): readonly string[] {
  const random = seeded(seed);
  const wrong: string[] = [];
  for (let at = 0; at < count; at++) {
    const one = strange(oneOf(instances, random) ?? fail(), random);
    const said = () => `${one.instance.name} ${JSON.stringify(one.looks.at(-1))}`;
    try {
      const left = leftToDo(one, words);
      if (left.length > 0) wrong.push(`${left.join("; ")} is left to do after ${said()}`);
    } catch (fault) {
      wrong.push(`${fault instanceof Error ? fault.stack : fault} at ${said()}`);
    }
  }
  return wrong;
}

function fail(): never {
  throw new Error("there is no kind");
}

function strange(instance: Instance, random: Random): Strange {
  const first = issue("2026-01-01").at("2026-01-20");
  // Half of them know what they do, so that strange things are said in every stage.
  const wise = random() < 0.5 ? 1 : 0.7;
  const revisions = [{ ...(first.revisions[0] ?? fail()), text: bodyOf(instance, wise, random) }];
  const edited = random() < 0.1 ? [{ at: "2026-01-04T09:00:00Z", by: person("rosa"), text: written(random) }] : [];
  const known = random() < 0.9 ? { ledger: ledgerOf(random), lookUps, claims: [] } : {};
  const kin = random() < 0.5 ? { parent: kinOf(1, random), children: [kinOf(2, random), kinOf(3, random)] } : {};
  const facts: Facts = {
    ...first,
    author: person(oneOf(people, random) ?? "rosa"),
    private: instance.privateRepository !== undefined,
    revisions: [...revisions, ...edited],
    groups: groupsOf(random),
    assignees: random() < 0.3 ? [person("ana")] : [],
    ...known,
    ...kin,
  };
  const timeline = Array.from({ length: Math.floor(random() * 13) }, (_, at) => entry(at, wise, random));
  const halfway = Math.floor(random() * timeline.length);
  const later = plusDays(first.now, Math.floor(random() ** 3 * 500));
  const half = { ...facts, revisions, timeline: timeline.slice(0, halfway), now: "2026-01-01T10:00:00Z" };
  const whole = { ...facts, timeline };
  return { instance, looks: [{ ...half, now: half.timeline.at(-1)?.at ?? half.now }, whole, { ...whole, now: later }] };
}

function entry(at: number, wise: number, random: Random): Entry {
  const [login, text] = random() < wise - 0.3 ? (oneOf(sensible, random) ?? fail()) : [oneOf(people, random) ?? "ana"];
  const by = person(login);
  const time = `2026-01-${String(2 + at).padStart(2, "0")}T09:00:00Z`;
  if (random() < 0.04) {
    const is = random() < 0.5 ? "closed" : "reopened";
    return { is, id: `E_${at}`, at: time, by, mine: false, ...(is === "closed" ? { dropped: true } : {}) };
  }
  const edited = random() < 0.05;
  return { is: "comment", id: at + 1, at: time, by, mine: false, body: text ?? written(random), edited, viaApp: false };
}

const commentsOf = ({ timeline }: Facts, before: Actual["comments"]): Actual["comments"] =>
  new Map(
    timeline.flatMap((one) =>
      one.is === "comment"
        ? [[one.id, before.get(one.id) ?? { node: `IC_${one.id}`, mine: new Set<never>() }] as const]
        : [],
    ),
  );

/** Looks at it again and again, as time goes on; then once more, when nothing has happened. */
function leftToDo({ instance, looks }: Strange, words: Words): readonly string[] {
  let actual: Actual = untouched;
  let left: readonly string[] = [];
  let { record, notices } = looks[0] ?? fail();
  for (const look of [...looks, looks.at(-1) ?? fail()]) {
    const facts: Facts = { ...look, record, notices };
    const { open } = actual.status === null ? look : actual;
    const before: Actual = { ...actual, open, comments: commentsOf(facts, actual.comments) };
    const decision = decide(instance, { ...facts, open });
    const changes = plan(present(instance, decision, { ...facts, open }, words), before);
    // What is carried out beside the issue needs GitHub, and stands in the record only then.
    left = changes.filter((one) => one.do !== "bring").map(describe);
    actual = applied(changes, before);
    // What stands on GitHub is JSON.
    record = JSON.parse(JSON.stringify(decision.record));
    JSON.stringify([entriesOf(instance, decision.view, decision.record), standingOf(instance, decision.record, facts)]);
    notices = { ...Object.fromEntries([...actual.notices].map((key) => [key, facts.now])), ...notices };
  }
  return left;
}

// What a check run says about proposed settings: what is wrong with them, or what they would change.

import { createHash } from "node:crypto";
import { inert } from "../text/text.ts";
import type { Words } from "../text/words.ts";

/** A problem at its place. `here`: in a file of the repository that is checked. */
export interface Remark {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly says: string;
  readonly warning: boolean;
  readonly here: boolean;
  /** The file with its repository, where it is another's. */
  readonly place: string;
}

/** What can be asked for. `says` is the same as long as nothing about it is different. */
export interface Offered {
  readonly name: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly says: string;
}

/** A case that is open and not decided. */
export interface RunningCase {
  readonly kind: string;
  /** `#12`, with its repository where that is another one. */
  readonly at: string;
}

export interface Checked {
  readonly remarks: readonly Remark[];
  /** What can be asked for now, and with these settings; null where they do not hold together. */
  readonly now: readonly Offered[];
  readonly next: readonly Offered[] | null;
  /** Whether they are in force already. */
  readonly inForce: boolean;
  /** Those that go by new rules as soon as they are there; left out where each keeps its own. */
  readonly running?: readonly RunningCase[];
}

export interface CheckRun {
  readonly conclusion: "success" | "failure";
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Remark[];
  /** The same as long as the same is said. */
  readonly digest: string;
}

/** Who reads more at once than this mends the first ones first. */
const mostListed = 50;
const mostNamed = 10;

export function checkRun(checked: Checked, words: Words): CheckRun {
  const { remarks, next } = checked;
  const wrong = remarks.filter(({ warning }) => !warning).length;
  const failed = wrong > 0 || next === null;
  const title = failed ? words.say("check/title-wrong", { count: Math.max(1, wrong) }) : words.say("check/title-fine");
  const listed = remarks
    .slice(0, mostListed)
    .map(({ place, line, says }) => `- \`${place}\`, ${line}: ${inert(says, 500)}`);
  const about = failed ? [words.say(checked.inForce ? "check/wrong-now" : "check/wrong")] : changes(checked, words);
  const summary = [...about, ...(listed.length === 0 ? [] : [listed.join("\n")])].join("\n\n");
  const annotations = remarks.filter(({ here }) => here);
  const digest = createHash("sha256")
    .update(JSON.stringify([title, summary, annotations]))
    .digest("base64url");
  return { conclusion: failed ? "failure" : "success", title, summary, annotations, digest: digest.slice(0, 22) };
}

/** In sentences, what is different for those who open requests from now on. */
function changes({ now, next: proposed, inForce, running }: Checked, words: Words): string[] {
  const next = proposed ?? [];
  const titles = (offered: readonly Offered[]) =>
    ({ is: "list", items: [...new Set(offered.map(({ title }) => inert(title, 80)))] }) as const;
  const among = (all: readonly Offered[], { name }: Offered) => all.find((one) => one.name === name);
  const added = next.filter((one) => !among(now, one));
  const gone = now.filter((one) => !among(next, one));
  const changed = next.filter((one) => {
    const before = among(now, one);
    return before !== undefined && before.says !== one.says;
  });
  const known = new Set(now.flatMap(({ labels }) => labels).map((name) => name.toLowerCase()));
  const labels = [...new Set(next.flatMap((one) => one.labels))].filter((name) => !known.has(name.toLowerCase()));
  const told = [
    ...(added.length > 0 ? [words.say("check/added", { kinds: titles(added) })] : []),
    ...(changed.length > 0 ? [words.say("check/changed", { kinds: titles(changed) })] : []),
    ...(gone.length > 0 ? [words.say("check/gone", { kinds: titles(gone) })] : []),
    ...(labels.length > 0
      ? [words.say("check/labels", { labels: { is: "list", items: labels.map((name) => inert(name, 60)) } })]
      : []),
  ];
  if (inForce) return [words.say(running ? "check/in-force-anew" : "check/in-force")];
  const concerned = (running ?? []).filter(({ kind }) => changed.some(({ name }) => name === kind));
  const all = [...told, ...(concerned.length > 0 ? [anew(concerned, words)] : [])];
  const what = all.length === 0 ? [words.say("check/same")] : all.map((line) => `- ${line}`);
  return [words.say(running ? "check/fine-anew" : "check/fine"), what.join("\n")];
}

/** Which of them are looked at anew: ten by name, and how many they are. */
function anew(concerned: readonly RunningCase[], words: Words): string {
  const count = concerned.length;
  const items = concerned.slice(0, mostNamed).map(({ at }) => at);
  return words.say(count > mostNamed ? "check/running-many" : "check/running", {
    count,
    options: { is: "list", items },
  });
}

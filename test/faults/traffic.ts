// What people do on many cases at once, in an order that chance gives, and how each of them must look in the end.

import { seeded } from "../../src/sandbox/dice.ts";
import { type Picture, picture } from "../support/picture.ts";
import type { Differences } from "../support/sandbox-process.ts";
import type { Look, Town } from "../support/town.ts";

type Said = readonly [login: string, words: string];

/**
 * What is said on a case, one after the other: each of these stories has four commands. Nobody takes up what Quorate
 * has yet to say, since people do not.
 */
const stories: readonly (readonly Said[])[] = [
  [
    ["ana", "/approve"],
    ["bo", "/approve"],
    ["cleo", "/approve"],
    ["rosa", "/done"],
  ],
  [
    ["ana", "/decline Too dear."],
    ["bo", "/decline No room."],
    ["cleo", "/approve"],
    ["rosa", "/status"],
  ],
  [
    ["ana", "/hold Who pays the room?"],
    ["ana", "/approve"],
    ["bo", "/approve"],
    ["ana", "/unhold"],
  ],
  [
    ["zoe", "/approve"],
    ["rosa", "/approve"],
    ["ana", "/aprove"],
    ["cleo", "/approve"],
  ],
  [
    ["ana", "/approve"],
    ["bo", "/recuse I help to organise it."],
    ["rosa", "/withdraw"],
    ["cleo", "/approve"],
  ],
];

/** An approval opens an issue at once, so that a second one would be seen. */
export const opening: Differences = {
  "program/.github/quorate.yml": (text) =>
    text.replace(
      "    remind_days: 7\n",
      "    effects:\n      - open_issue: welcome.md\n        grace: 0\n    remind_days: 7\n",
    ),
  "program/.github/quorate/issues/welcome.md": "# Welcome {{author}}\n\nYou have {{amount}} for {{request}}.\n",
};

export interface Traffic {
  /** Everything that people do, to be done in this order. */
  readonly acts: readonly (() => Promise<void>)[];
  /** What is not as in a calm town, in words; the town must be calm and at rest now. */
  differences(settle: () => Promise<void>): Promise<readonly string[]>;
}

/** So many cases, with four commands each. */
export function traffic(town: Town, cases: number, seed: number): Traffic {
  const numbers: number[] = [];
  const open = async (at: number) => {
    numbers[at] = await asks(town);
  };
  const say = async (at: number, [login, words]: Said) => {
    await town.as(login).says(numbers[at] ?? 0, words);
  };
  const left = Array.from({ length: cases }, (_, at) => [
    () => open(at),
    ...storyOf(at).map((said) => () => say(at, said)),
  ]);
  return {
    acts: mixed(left, seeded(seed)),
    differences: async (settle) => {
      const calm = await calmly(town, settle);
      const all = await everything(town);
      const wrong: string[] = [];
      for (const [at, number] of numbers.entries()) {
        const seen = await town.look(number);
        wrong.push(...faultsOf(seen, calm[at % stories.length]).map((what) => `#${number}: ${what}`));
      }
      const opened = all.filter(({ title }) => title.startsWith("Welcome")).length;
      const due = [...numbers, ...stories].filter((_, at) => bringsAnIssue(at, numbers.length)).length;
      return opened === due ? wrong : [...wrong, `${opened} issues were opened by approvals, and ${due} should be`];
    },
  };
}

const storyOf = (at: number) => stories[at % stories.length] ?? [];

/** The first story and the third end with an approval; after all cases, each story was told calmly. */
const bringsAnIssue = (at: number, cases: number) => [0, 2].includes((at < cases ? at : at - cases) % stories.length);

const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const asks = (town: Town) => town.as("rosa").asksForBudget({ start: soon });

/** Each case's own acts stay in their order. */
function mixed<Act>(left: readonly (readonly Act[])[], random: () => number): readonly Act[] {
  const rest = left.map((acts) => [...acts]);
  const all: Act[] = [];
  while (rest.some(({ length }) => length > 0)) {
    const open = rest.filter(({ length }) => length > 0);
    const next = open[Math.floor(random() * open.length)]?.shift();
    if (next) all.push(next);
  }
  return all;
}

/** Each story once, command by command, while nothing goes wrong. */
async function calmly(town: Town, settle: () => Promise<void>): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  const numbers: number[] = [];
  for (const _ of stories) numbers.push(await asks(town));
  await settle();
  for (let step = 0; step < 4; step++) {
    for (const [at, story] of stories.entries()) {
      const [login, words] = story[step] ?? ["", ""];
      await town.as(login).says(numbers[at] ?? 0, words);
    }
    await settle();
  }
  for (const number of numbers) pictures.push(unnumbered(picture(await town.look(number))));
  return pictures;
}

function faultsOf(seen: Look, calm: Picture | undefined): string[] {
  const ours = seen.comments.filter(({ by }) => by === "quorate[bot]").map(({ body }) => body);
  const doubled = ours.length - new Set(ours.map((body) => body.replace(/<!--[\s\S]*?-->/g, ""))).size;
  const [now, then] = [JSON.stringify(unnumbered(picture(seen)), null, 1), JSON.stringify(calm, null, 1)];
  return [
    ...(now === then ? [] : [`it shows\n${now}\nand calmly\n${then}`]),
    ...(doubled === 0 ? [] : [`${doubled} comments stand there twice`]),
  ];
}

/** The numbers of issues that were opened differ from case to case. */
const unnumbered = (one: Picture): Picture => JSON.parse(JSON.stringify(one).replaceAll(/#\d+|issues\/\d+/g, "#"));

async function everything(town: Town): Promise<readonly { readonly title: string }[]> {
  const all: { title: string }[] = [];
  for (let page = 1; ; page++) {
    const path = `/repos/open-reps/program/issues?state=all&per_page=100&page=${page}`;
    const some = await town.as("rosa").rest("GET", path);
    if (!Array.isArray(some) || some.length === 0) return all;
    all.push(...some);
  }
}

// What the people of a program do in a week: they ask for money, apply for roles and hold them, meet, propose, decide.

import { body as bodyOf, roleCommunity } from "../support/role-stories.ts";

/** Where they do it: a sandbox, beside a Quorate in this process or in one of its own. */
export interface Place {
  manage(method: string, path: string, body?: unknown): Promise<unknown>;
  settle(): Promise<void>;
  opens(login: string, title: string, body: string): Promise<number>;
  /** The issues that were opened last, by whomever. */
  newest(login: string, most: number): Promise<readonly { readonly number: number; readonly title: string }[]>;
  says(login: string, issue: number, body: string): Promise<unknown>;
}

/** Terms are short here, so that minutes see them reviewed, renewed, handed over and given back. */
export const community = (): string =>
  roleCommunity((text) =>
    text
      .replace("    endorsements: { people: 2 }\n", "    applications: any-time\n")
      .replace("    term: 1 year\n", "    term: 4 months\n"),
  );

type Pick = <Item>(items: readonly Item[]) => Item;

const day = (now: string, days: number): string =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);

const places = ["Brazil", "Ghana", "India", "Mexico"];
const members = ["rosa", "ines", "kwame", "tomasz", "yuki", "sam"];
const council = ["elif", "farid", "omar"];
const approvers = ["ana", "bo", "chidi", "devika"];

interface Opening {
  /** How often in a hundred weeks. */
  readonly weeks: number;
  readonly title: string;
  readonly form: string;
  answers(now: string, pick: Pick): Readonly<Record<string, string>>;
}

const openings: readonly Opening[] = [
  {
    weeks: 90,
    title: "Budget: a workshop",
    form: "budget-request.yml",
    answers: (now, pick) => ({
      activity: "A workshop",
      purpose: "People learn how to tell a good source from a bad one.",
      community: pick(places),
      start: day(now, 60),
      end: day(now, 61),
      costs: "Room: 250 EUR",
      amount: "250 EUR",
      payee: "@ines",
    }),
  },
  {
    weeks: 60,
    title: "Application: coordinator",
    form: "role-application.yml",
    answers: (_, pick) => ({
      role: "Community coordinator",
      community: pick(places),
      motivation: "I have helped at every meeting since last year.",
      availability: "Three hours a week",
      conflicts: "nothing",
    }),
  },
  {
    weeks: 50,
    title: "Meeting: the next events",
    form: "meeting.yml",
    answers: (now) => ({ about: "The next events", when: `${day(now, 4)} 18:00 UTC`, people: "@ana, @rosa" }),
  },
  {
    weeks: 30,
    title: "Proposal: shorter answers",
    form: "proposal.yml",
    answers: () => ({
      summary: "Answers come within a week.",
      text: "Whoever asks is answered within a week.",
      reasons: "People wait too long.",
    }),
  },
];

/** Who says what on an issue, by the beginning of its title. */
const saying: readonly (readonly [title: string, people: readonly string[], words: readonly string[]])[] = [
  ["Application", council, ["/approve", "/approve", "/approve", "/decline Not this time.", "/status"]],
  ["Application", members, ["/endorse", "/leave until {later} substitute @yuki", "/step-down", "/withdraw"]],
  [
    "Meeting",
    members,
    ["/minutes\n- [ ] Book the room (@bo, due {later})\n- [x] Said hello", "/agenda Money", "/held"],
  ],
  ["Meeting", approvers, ["/todo Write the report (@ana, due {later})", "/can 1", "/status"]],
  ["Proposal", council, ["/approve", "/approve", "/hold Who does it?", "/unhold"]],
  ["Proposal", members, ["/done", "/todo Tell everybody (@kwame)", "Good luck!"]],
  ["Budget", approvers, ["/approve", "/approve", "/decline No room.", "/hold Why?", "/unhold", "/status", "/aprove"]],
  ["Budget", members, ["/withdraw", "/done", "/reopen It is cheaper now.", "Good luck!", "/help"]],
  // What Quorate opened below: reviews, lists, things to do.
  ["", [...council, ...members, ...approvers], ["/approve", "/done", "/drop No time.", "/due {later}", "/status"]],
];

/** Issues that people still speak about. */
const fresh = 40;

/** One week, and how many comments it had. */
export async function week(town: Place, random: () => number): Promise<number> {
  const pick: Pick = (items) => items[Math.floor(random() * items.length)] ?? fail();
  const { now } = Object(await town.manage("GET", "/clock"));
  for (const { weeks, title, form, answers } of openings) {
    if (random() * 100 < weeks) await town.opens(pick(members), title, bodyOf(form, answers(String(now), pick)));
  }
  await town.settle();
  let said = 0;
  for (const { number, title } of await town.newest("omar", fresh)) {
    if (random() < 0.6) continue;
    const [, people, words] = pick(saying.filter(([start]) => title.startsWith(start)).slice(0, 2));
    await town.says(pick(people), number, pick(words).replaceAll("{later}", day(String(now), 30)));
    said += 1;
  }
  await town.settle();
  return said;
}

function fail(): never {
  throw new Error("there is nothing to choose from");
}

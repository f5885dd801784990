// `quorate simulate OWNER/REPO#N --as ana "/approve" --at 2026-12-01`: what would happen; nothing is written.

import type { Logger } from "pino";
import { z } from "zod";
import { messagesIn } from "../config/messages.ts";
import type { Person } from "../core/case/facts.ts";
import { decide } from "../core/deciding/decide.ts";
import { languageOf } from "../core/telling/language.ts";
import { describe, plan } from "../core/telling/plan.ts";
import { present } from "../core/telling/present.ts";
import { type Simulated, type Stop, type Supposed, simulate } from "../core/telling/simulate.ts";
import { asOf } from "../core/text/days-ahead.ts";
import { Gone } from "../core/text/fault.ts";
import { type Instant, latest } from "../core/text/time.ts";
import { type Words, words } from "../core/text/words.ts";
import type { Client } from "../github/client.ts";
import { gather, type SeenCase } from "../github/gather.ts";
import { answerText, explain } from "./explain.ts";
import { found, noCase, type Planning } from "./plan.ts";
import { Misused } from "./settings.ts";
import { type Act, storyOf } from "./supposed.ts";
import { labelled } from "./supposed-labels.ts";

export async function simulateCase(args: readonly string[], planning: Planning, log: Logger): Promise<string> {
  const story = storyOf(args);
  const { named, program, address, world, client } = await found(story.case, planning, log);
  const people = new Map<string, Person>();
  for (const { login } of story.acts) people.set(login, people.get(login) ?? (await personCalled(login, client)));
  const now = planning.clock.now();
  const labels = story.acts.flatMap(({ login, does }) =>
    does.is === "labels" ? [{ name: does.text, by: people.get(login), at: now }] : [],
  );
  const seen = await gather(address, { ...world, client: () => labelled(client, labels) });
  if (seen.is === "none" || seen.is === "stray") return noCase(named, program);
  const events = timed(story.acts, people, now);
  const until = latest(now, ...events.map(({ at }) => at), story.until ?? now);
  if (story.until !== undefined && story.until < until)
    throw new Misused(`${story.until} is over: the simulation begins at ${now} and goes forward.`);
  const { instance, facts, actual } = seen;
  const spoken = await seen.words(languageOf(instance, decide(instance, facts), seen.speaks));
  const from = { instance, facts, actual, words: spoken };
  const english = asOf(facts.now, words(messagesIn("en", {}), "en"));
  return tell(seen, from, simulate(from, events, until), { english, unheard: planning.unheard });
}

const Account = z.looseObject({ id: z.number(), login: z.string(), type: z.string() });

async function personCalled(login: string, client: Client): Promise<Person> {
  const username = login.replace(/^@/, "");
  try {
    const { id, login, type } = Account.parse((await client.rest("GET /users/{username}", { username })).data);
    return { id, login, is: type === "User" ? "person" : type === "Bot" ? "bot" : "other" };
  } catch (fault) {
    if (fault instanceof Gone) throw new Misused(`Nobody on GitHub is called ${username}.`);
    throw fault;
  }
}

/** Each act at its time; what has none follows right after the one before it. */
function timed(acts: readonly Act[], people: ReadonlyMap<string, Person>, now: Instant): Supposed[] {
  let clock = now;
  return acts.flatMap(({ login, does, at }): Supposed[] => {
    if (at !== undefined && at < clock)
      throw new Misused(`${at} is over: what comes before it is at ${clock}, and time goes forward only.`);
    clock = at ?? clock;
    const by = people.get(login);
    if (!by || does.is === "labels") return [];
    return [{ by, at: clock, does: does.is === "says" ? { is: "says", text: does.text } : { is: does.is } }];
  });
}

interface Telling {
  readonly english: Words;
  readonly unheard: string | undefined;
}

function tell(seen: SeenCase, from: Simulated, stops: readonly Stop[], { english, unheard }: Telling): string {
  const last = stops.at(-1);
  if (!last) return "";
  const { facts, decision, actual } = last;
  const wanted = present(from.instance, decision, facts, from.words);
  const after = { ...seen, facts, actual };
  return [
    "Supposed, and nothing of it is written",
    ...stops.flatMap((stop, at) => (at === 0 && stop.changes.length === 0 ? [] : [told(stop, seen, english)])),
    `The status comment would say\n${quoted(wanted.status.text)}`,
    `In the end\n\n${explain({ is: "case", seen: after, decision, changes: plan(wanted, actual) }, english, unheard)}`,
  ].join("\n\n");
}

/** One moment: what was done, how it was answered, what moves, and what would be written. */
function told({ at, event, id, decision, changes }: Stop, seen: SeenCase, english: Words): string {
  const answers = decision.record.answers.filter((answer) => id !== null && answer.id === id);
  const lines = [
    ...answers.map((answer) => `/${answer.command}: ${answerText(answer, { ...seen, decision, words: english })}`),
    ...decision.steps.map(({ from, to, because }) => `${from} -> ${to}: ${english.say(because.say, because.with)}`),
    ...changes.map((change) => {
      const text = change.do === "postNotice" ? `\n${quoted(change.notice.text)}` : "";
      return `would ${describe(change).replace(`comment ${id}`, "that comment")}${text}`;
    }),
  ];
  const head = `${english.format({ is: "instant", at })}: ${event ? doing(event) : "time passes"}`;
  return [head, ...(lines.length === 0 ? ["  nothing changes"] : lines.map((line) => `  ${line}`))].join("\n");
}

function doing({ by, does }: Supposed): string {
  if (does.is === "says") return `${by.login} writes ${JSON.stringify(does.text)}`;
  return `${by.login} ${does.is} the issue`;
}

const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `     | ${line}`.trimEnd())
    .join("\n");

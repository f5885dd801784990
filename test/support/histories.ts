// Histories of a case as fast-check makes them: what a handful of people could say and do, at any time.

import fc from "fast-check";
import { type Answers, issue, type Story } from "./story.ts";

export type Happening =
  | { readonly is: "says"; readonly by: string; readonly text: string; readonly seconds: number }
  | { readonly is: "edits"; readonly answers: Answers; readonly seconds: number }
  | { readonly is: "closes" | "reopens"; readonly by: string; readonly seconds: number };

const everybody = ["rosa", "ana", "bo", "cem", "dia", "omar", "mei", "zoe"];

const texts = [
  "/approve",
  "/approve",
  "/approve",
  "/decline Too much.",
  "/abstain",
  "/recuse",
  "/retract",
  "/hold Who orders?",
  "/unhold",
  "/ask How many?",
  "/withdraw",
  "/done",
  "/reopen It is cheaper.",
  "/help",
  "Nice!",
  "/approve\n/hold Wait.",
  "amount: 300 EUR",
  "How much?: 250\nWho is paid?: @kwame",
  "/suggest amount 150 EUR",
  "/suggest payee @dia\n/approve",
  "/accept",
  "payee: -\n/accept all",
  "> /approve",
];

/** Seconds since the last thing: the same second, moments, or days. */
const pause = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }).map((days) => days * 86_400) },
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      is: fc.constant("says" as const),
      by: fc.constantFrom(...everybody),
      text: fc.constantFrom(...texts),
      seconds: pause,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant("edits" as const),
      answers: fc.constantFrom<Answers>({}, { amount: "" }, { amount: "900 EUR" }, { what: "More" }, { payee: "@dia" }),
      seconds: pause,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constantFrom("closes" as const, "reopens" as const),
      by: fc.constantFrom("rosa", "ana", "zoe"),
      seconds: pause,
    }),
  },
);

export const histories = (maxLength = 12): fc.Arbitrary<readonly Happening[]> => fc.array(happening, { maxLength });

export const startOf = "2026-01-01T09:00:00Z";
/** Long after anything in a history. */
export const end = "2028-01-01T00:00:00Z";

const moment = (seconds: number) => `${new Date(Date.parse(startOf) + seconds * 1_000).toISOString().slice(0, 19)}Z`;

/** Each thing that happened, with its moment. */
export function dated(history: readonly Happening[]): { one: Happening; at: string }[] {
  let seconds = 0;
  return history.map((one) => {
    seconds += one.seconds;
    return { one, at: moment(seconds) };
  });
}

/** The story with one thing more. */
export function goesOn(story: Story, one: Happening, at: string): Story {
  if (one.is === "says") return story.says(at, one.by, one.text);
  if (one.is === "edits") return story.edits(at, one.answers);
  return one.is === "closes" ? story.closes(at, one.by) : story.reopens(at, one.by);
}

export const whole = (history: readonly Happening[]): Story =>
  dated(history).reduce((story, { one, at }) => goesOn(story, one, at), issue(startOf));

/** A service as a law needs it: up, with the case that it looks at. */
export interface Up {
  story: Story;
  look(at: string): void;
  /** Looks at each moment that it asked to be woken at, until this one. */
  wakes(until: string): void;
}

/** Lives through a history: looks after each second in which something happened, and whenever something is due. */
export function lives<Service extends Up>(service: Service, history: readonly Happening[]): Service {
  const things = dated(history);
  if (things[0]?.at !== startOf) service.look(startOf);
  for (const [place, { one, at }] of things.entries()) {
    service.wakes(at);
    service.story = goesOn(service.story, one, at);
    if (things[place + 1]?.at !== at) service.look(at);
  }
  service.wakes(end);
  service.look(end);
  return service;
}

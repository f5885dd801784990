// Where people of a case write down what somebody is to do: notes, lists of boxes, and `/todo`.

import { z } from "zod";
import type { ActionItem } from "../items/item.ts";
import { readItems } from "../items/read.ts";
import { wordsOf } from "../items/recognise.ts";
import { localDay } from "../text/calendar.ts";
import { readCommands } from "../text/command.ts";
import { linesOf } from "../text/markdown.ts";
import type { Day, Instant } from "../text/time.ts";
import type { Comment, Entry, Person } from "./facts.ts";
import { hasRoom, own } from "./own.ts";
import type { CaseRecord } from "./record.ts";
import type { View } from "./view.ts";

/** An item, with who wrote it down where. */
export interface SaidItem {
  readonly item: ActionItem;
  readonly by: Person;
  /** The comment; null for the text of the issue. */
  readonly comment: number | null;
}

interface Text {
  readonly body: string;
  readonly at: Instant;
  readonly by: Person;
  readonly comment: number | null;
  readonly notes: boolean;
  /** Of a meeting, whose day they speak from. */
  readonly kept?: true;
}

const box = /(?:^|\n)[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\[[ xX]?\]/;
const slash = /(?:^|\n)[ \t]{0,3}\/(?:minutes|todo)\b/i;

/** A cheap no for ordinary comments. */
export const mayGiveTasks = (body: string): boolean => box.test(body) || slash.test(body);

/** Whether somebody may give people of this case something to do: its author, whoever it is assigned to, its groups. */
export function mayGive(by: Person, { facts, indexed }: View): boolean {
  if (by.id === facts.author?.id || facts.assignees.some(({ id }) => id === by.id)) return true;
  return [...indexed.members.values()].some((members) => members.has(by.id));
}

/** All of them, each once: what stands in two places is one item, with the place that came first. */
export const saidItems = (view: View): readonly SaidItem[] => itemsIn(texts(view), view);

/** Comments by who wrote them when they were read first: what stands in those passed over gives nobody anything later. */
const read = own("notes", z.object({ heard: z.array(z.number()), passedOver: z.array(z.number()) }));

const readIn = (state: CaseRecord) => read.of(state) ?? { heard: [], passedOver: [] };

const isPassedOver = ({ id }: Comment, { state }: View) => readIn(state).passedOver.includes(id);

/** The record with the comments that were read; as it is while a group cannot be read. */
export function withNotesRead(view: View): CaseRecord {
  const { facts, state } = view;
  if (Object.values(facts.groups).some(({ known }) => !known)) return state;
  const { heard, passedOver } = readIn(state);
  const before = new Set([...heard, ...passedOver]);
  const fresh = facts.timeline.flatMap((entry) =>
    isNote(entry) && !before.has(entry.id) && textsOf(entry, view).length > 0 ? [entry] : [],
  );
  if (fresh.length === 0) return state;
  const ids = (all: readonly Note[]) => all.map(({ id }) => id);
  const noted = read.put(state, {
    heard: [...heard, ...ids(fresh.filter((one) => isGiving(one, view)))],
    passedOver: [...passedOver, ...ids(fresh.filter((one) => !isGiving(one, view)))],
  });
  return hasRoom(noted) ? noted : state;
}

/** What is to be done by the notes of people who give nobody anything to do here. */
export function othersItems(view: View): readonly SaidItem[] {
  const notes = view.facts.timeline.flatMap((entry): readonly Text[] =>
    isNote(entry) && isTaken(entry, view) && isPassedOver(entry, view) ? textsOf(entry, view) : [],
  );
  return notes.length === 0 ? [] : itemsIn(notes, view).filter(({ item }) => !item.done);
}

function itemsIn(texts: readonly Text[], view: View): readonly SaidItem[] {
  const known = knownPeople(view);
  const seen = new Set<string>();
  const days = view.instance.notesOf ? view.instance.notesOf(view) : {};
  // When those people meet next cannot be told just now: nothing is read in another way for that.
  if (!days) return [];
  const { calendar, context } = view.instance;
  const order = context.dayOrder ? { dayOrder: context.dayOrder } : {};
  return texts.flatMap(({ body, at, by, comment, notes, kept }) => {
    const said: Day = (kept ? days.said : undefined) ?? localDay(at, calendar.zone);
    const next = days.next === undefined ? {} : { next: days.next };
    const occasion = { said, ...next, weekend: calendar.weekend, known, writer: by.login, notes, ...order };
    const fresh = readItems(body, occasion).filter((item) => !seen.has(wordsOf(item)));
    for (const item of fresh) seen.add(wordsOf(item));
    return fresh.map((item) => ({ item, by, comment }));
  });
}

const inForm = ({ reading }: View): readonly string[] =>
  Object.values(reading.values).flatMap((value) => (value.is === "people" ? value.logins : []));

type Note = Comment & { readonly by: Person };

const isNote = (entry: Entry): entry is Note =>
  entry.is === "comment" && !entry.mine && entry.by?.is === "person" && mayGiveTasks(entry.body);

/** Of those who may; notes of whom the form names, too. */
function isGiving(comment: Note, view: View): boolean {
  if (isPassedOver(comment, view)) return false;
  const isNamed = () => inForm(view).some((login) => login.toLowerCase() === comment.by.login.toLowerCase());
  return mayGive(comment.by, view) || (isTaken(comment, view) && isNamed());
}

/** Whom a bare name can mean: people of the program's groups, and those whom the form names. */
function knownPeople(view: View): readonly { readonly login: string }[] {
  const { facts, indexed } = view;
  const logins = new Set([
    ...inForm(view),
    ...[...indexed.members.values()].flatMap((members) => [...members.values()]),
  ]);
  for (const one of [facts.author, ...facts.assignees]) if (one) logins.add(one.login);
  return [...logins].map((login) => ({ login }));
}

function texts(view: View): readonly Text[] {
  const { facts } = view;
  const comments = facts.timeline.flatMap((entry): readonly Text[] =>
    isNote(entry) && isGiving(entry, view) ? textsOf(entry, view) : [],
  );
  return [nextSteps(view), notesOf(view)].flatMap((one) => one ?? []).concat(comments);
}

/** What its kind takes from the form, in the name of its author and as of the day on which the case began. */
function nextSteps(view: View): Text | undefined {
  const { author: by, startsAt: at } = view.facts;
  const body = view.instance.nextSteps?.(view) ?? "";
  return by && body !== "" ? { body, at, by, comment: null, notes: true } : undefined;
}

/** Notes that the kind itself took, from whom it lets write them. */
const isTaken = ({ id }: Comment, { state }: View): boolean =>
  state.answers.some((one) => one.id === id && one.command === "minutes" && one.refused === undefined);

function textsOf(comment: Note, { instance, state }: View): readonly Text[] {
  if (comment.viaApp) return [];
  const from = { at: comment.at, by: comment.by, comment: comment.id };
  const commands = readCommands(comment.body, instance.aliases);
  const refused = new Set(
    state.answers.flatMap((one) => (one.id === comment.id && one.refused !== undefined ? [one.command] : [])),
  );
  const minutes = commands.find(({ name }) => name === "minutes");
  if (minutes && !refused.has("minutes")) {
    const lines = linesOf(comment.body);
    return [{ ...from, notes: true, kept: true, body: [minutes.reason, ...lines.slice(minutes.line)].join("\n") }];
  }
  const todos = commands.filter(({ name }) => name === "todo" && !refused.has("todo"));
  const told = todos.map(({ reason }) => `- TODO ${reason}`).join("\n");
  return [
    ...(told === "" ? [] : [{ ...from, notes: true, body: told }]),
    ...(box.test(comment.body) ? [{ ...from, notes: false, body: comment.body }] : []),
  ];
}

const heading = /^#{1,6}\s*(?:notes|minutes|notas|actas?)\s*:?\s*#*\s*$/iu;
const nextHeading = /^#{1,3}\s/;

/** What stands below "Notes" in the text of the issue, as of the day on which it was first written there. */
function notesOf(view: View): Text | undefined {
  const { revisions, author } = view.facts;
  const body = notesIn(revisions.at(-1)?.text ?? null);
  if (body === "") return undefined;
  const first = revisions.find(({ text }) => notesIn(text) !== "");
  const by = first?.by?.is === "person" ? first.by : author;
  return first && by ? { body, at: first.at, by, comment: null, notes: true, kept: true } : undefined;
}

/** Every part that is called so, since a form may ask for the minutes that a meeting takes. Each line keeps its number. */
function notesIn(text: string | null): string {
  if (text === null || !/^#{1,6}\s*(?:notes|minutes|notas|actas?)/imu.test(text)) return "";
  let isIn = false;
  const lines = linesOf(text).map((line) => {
    const begins = heading.test(line);
    if (begins) isIn = true;
    else if (nextHeading.test(line) && !/next|action|pr[óo]xim|accion|tarea/iu.test(line)) isIn = false;
    return isIn && !begins && !/^_No response_$/i.test(line.trim()) ? line : "";
  });
  return lines.some((line) => line.trim() !== "") ? lines.join("\n") : "";
}

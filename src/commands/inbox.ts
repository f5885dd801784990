// `quorate inbox`: the deliveries that are not done yet, and those that were set aside; `quorate inbox retry` tries them.

import { z } from "zod";
import { describeWork, readWork, type Unfinished } from "../store/store.ts";
import { ask, running, withStore } from "./running.ts";
import { whereStored } from "./sandbox-store.ts";
import { type Environment, Misused } from "./settings.ts";

const Listed = z.array(
  z.object({
    guid: z.string(),
    event: z.string(),
    action: z.string().nullable(),
    work: z.string(),
    asks: z.string().nullable(),
    receivedAt: z.string(),
    tries: z.number(),
    lastError: z.string().nullable(),
    dead: z.boolean(),
  }),
);

export async function inbox(words: readonly string[], environment: Environment): Promise<string> {
  const [verb, which, ...more] = words;
  if (verb === undefined) return listed(await list(environment));
  if (verb !== "retry" || more.length > 0) {
    throw new Misused("Write `quorate inbox`, `quorate inbox retry ID` or `quorate inbox retry all`.");
  }
  if (which === undefined) throw new Misused("Which one? `quorate inbox` lists their ids; `all` stands for every one.");
  const again = await retry(which, environment);
  if (again.length > 0) return `Tried again: ${again.join(", ")}\n`;
  if (which === "all") return "Nothing was set aside.\n";
  throw new Misused(`No delivery ${which} was set aside. \`quorate inbox\` lists those that were.`);
}

async function list(environment: Environment): Promise<readonly Unfinished[]> {
  const process = await running(environment);
  if (process) return Listed.parse(await ask(process, "GET", "inbox"));
  return withStore(whereStored(environment), (store) => store.backlog.list());
}

async function retry(which: string, environment: Environment): Promise<readonly string[]> {
  const process = await running(environment);
  const query = which === "all" ? "" : `?guid=${encodeURIComponent(which)}`;
  if (process) return z.array(z.string()).parse(await ask(process, "POST", `retry${query}`));
  return withStore(whereStored(environment), ({ backlog }) => backlog.retry(which === "all" ? "all" : { guid: which }));
}

function listed(all: readonly Unfinished[]): string {
  const aside = all.filter(({ dead }) => dead);
  const waiting = all.filter(({ dead }) => !dead);
  if (all.length === 0) return "The inbox is empty: every delivery is done.\n";
  return [
    ...section("Set aside after the last try", aside),
    ...section("Waiting, or being tried again", waiting),
    ...(aside.length > 0 ? ["`quorate inbox retry ID` tries one again, `quorate inbox retry all` every one."] : []),
    "",
  ].join("\n");
}

function section(title: string, rows: readonly Unfinished[]): string[] {
  if (rows.length === 0) return [];
  return [`${title} (${rows.length})`, ...rows.flatMap(lines), ""];
}

function lines({ guid, event, action, asks, work, receivedAt, tries, lastError }: Unfinished): string[] {
  const asked = readWork(asks);
  const what = `${event}${action === null ? "" : ` ${action}`}, ${asked ? describeWork(asked) : work}`;
  const failed = lastError === null ? [] : [`      after ${tries} ${tries === 1 ? "try" : "tries"}: ${lastError}`];
  return [`  ${guid}  ${receivedAt}  ${what}`, ...failed];
}

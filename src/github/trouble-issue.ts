// One issue in a program's home says what is wrong with its configuration, is edited when that changes, and is closed
// with a word when it is mended. To be called by one process at a time for each repository.

import { z } from "zod";
import { digestOf, isMended, mendedText, type Trouble, troubleIn, troubleText } from "../core/telling/trouble.ts";
import { Gone } from "../core/text/fault.ts";
import type { Words } from "../core/text/words.ts";
import type { Client } from "./client.ts";
import type { Repository } from "./installation.ts";
import { ownIssue } from "./own-issue.ts";
import type { World } from "./world.ts";

/** The number of the issue is kept under this name; `none` where there is none, `begun` while it may be there or not. */
const kept = "configuration";
const none = 0;
const begun = -1;

const Issue = z.looseObject({ number: z.number(), node_id: z.string(), body: z.string().nullish(), state: z.string() });
type Issue = Pick<z.infer<typeof Issue>, "number" | "body" | "state">;

export interface Telling {
  readonly home: Repository;
  readonly client: Client;
  readonly world: World;
  readonly words: () => Promise<Words>;
}

/** Makes the issue say this; null where nothing is wrong. Costs nothing where there is nothing and never was. */
export async function tellTrouble(trouble: Trouble | null, telling: Telling): Promise<void> {
  const { home, world } = telling;
  const key = { repository: home.repository, issue: 0 };
  const number = (await world.index.posted.all(key))[kept]?.id;
  if (trouble === null && number === none) return;
  const issue = await found(number, telling);
  if (trouble === null) {
    if (issue?.state === "open") await close(issue, telling);
    return world.index.posted.put(key, kept, { id: none, node: "" });
  }
  if (issue) {
    await edit(issue, trouble, telling);
    return world.index.posted.put(key, kept, { id: issue.number, node: "" });
  }
  await world.index.posted.put(key, kept, { id: begun, node: "" });
  const text = troubleText(trouble, home.repository, world.keys, await telling.words());
  const opened = await open(text, telling);
  await world.index.posted.put(key, kept, { id: opened, node: "" });
}

/** By its number, else by its mark. What was begun may be there already though GitHub does not show it yet. */
async function found(number: number | undefined, telling: Telling): Promise<Issue | undefined> {
  if (number !== undefined && number > none) {
    const known = await read(number, telling);
    if (known) return known;
  }
  for (const seconds of number === begun ? [1, 2, 4] : []) {
    const issue = await marked(telling);
    if (issue) return issue;
    await telling.world.pause(seconds * 1_000);
  }
  return marked(telling);
}

const at = ({ owner, name }: Repository) => ({ owner, repo: name });

/** Undefined where somebody deleted it. */
async function read(number: number, { home, client }: Telling): Promise<Issue | undefined> {
  const parameters = { ...at(home), issue_number: number };
  try {
    return Issue.parse((await client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}", parameters)).data);
  } catch (fault) {
    if (fault instanceof Gone) return undefined;
    throw fault;
  }
}

async function marked({ home, client, world }: Telling): Promise<Issue | undefined> {
  const isIt = (body: string) => troubleIn(body, home.repository, world.keys) !== null;
  const issue = await ownIssue(home.node, ["OPEN"], isIt, client);
  return issue && { ...issue, state: "open" };
}

async function open(body: string, { home, client, words }: Telling): Promise<number> {
  const title = (await words()).say("configuration/title");
  const { data } = await client.rest("POST /repos/{owner}/{repo}/issues", { ...at(home), title, body });
  return Issue.parse(data).number;
}

/** An issue that somebody closed stays so until something else is wrong. */
async function edit({ number, body }: Issue, trouble: Trouble, telling: Telling): Promise<void> {
  const { home, client, world } = telling;
  if (troubleIn(body ?? "", home.repository, world.keys) === digestOf(trouble)) return;
  const text = troubleText(trouble, home.repository, world.keys, await telling.words());
  const change = { ...at(home), issue_number: number, body: text, state: "open" };
  await client.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", change);
}

/** The word first, once: a closed issue is not looked at again. */
async function close({ number }: Issue, { home, client, world, words }: Telling): Promise<void> {
  const parameters = { ...at(home), issue_number: number };
  const listed = await client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
    ...parameters,
    per_page: 100,
  });
  const said = z.array(z.looseObject({ body: z.string().nullish() })).parse(listed.data);
  if (!said.some(({ body }) => isMended(body ?? "", home.repository, world.keys))) {
    const body = mendedText(home.repository, world.keys, await words());
    await client.rest("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", { ...parameters, body });
  }
  const state = { state: "closed", state_reason: "completed" };
  await client.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", { ...parameters, ...state });
}

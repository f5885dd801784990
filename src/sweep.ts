// Looks for what no webhook told of: the programs of an installation, and every issue of theirs that changed.

import { isDeepStrictEqual } from "node:util";
import type { CaseKey } from "./core/case/address.ts";
import type { Board } from "./core/case/board.ts";
import { statesRenamed } from "./core/case/door.ts";
import { askAboutByHand } from "./github/by-hand.ts";
import type { Client } from "./github/client.ts";
import { type Found, type FoundProgram, programs, takeOn } from "./github/installation.ts";
import { checkCommit } from "./github/proposal.ts";
import { askAboutSilence } from "./github/silence.ts";
import { trainingRows } from "./github/training.ts";
import { tellTroubles } from "./github/troubles.ts";
import type { World } from "./github/world.ts";
import type { ProgramWork, Store } from "./store/store.ts";
import { peopleWait } from "./store/waits.ts";
import { sweep } from "./unseen.ts";

export interface Broom {
  readonly world: World;
  readonly store: Store;
  readonly log: { info(about: object, text: string): void; warn(about: object, text: string): void };
}

/** Something that a program consists of changed. */
export async function refresh(work: ProgramWork, broom: Broom): Promise<void> {
  const { store } = broom;
  if (work.about === "people") {
    const waiting = await store.cases.waitingFor(peopleWait(work.installation));
    return store.queue.ask(waiting.map((address) => ({ is: "case", address })));
  }
  if (work.about === "labels" && work.repository !== undefined) {
    return relabel(work.installation, work.repository, broom);
  }
  if (work.about === "proposal") return checkProposal(work, broom);
  if (work.about === "everything") {
    const own = (await store.programs.all()).filter(({ installation }) => installation === work.installation);
    await store.sweeps.forgetAll(own.flatMap(({ repositories }) => repositories.map(({ repository }) => repository)));
  }
  await sweepInstallation(work, broom);
}

/** Settings that somebody proposes are read, and nothing is decided by them. */
async function checkProposal(
  { installation, repository, commit }: ProgramWork,
  { world, store, log }: Broom,
): Promise<void> {
  if (!commit || repository === undefined) return;
  const warn = (about: object, text: string) => log.warn(about, text);
  const open = (of: number) => store.cases.list({ repository: of, open: true });
  const client = world.client(installation);
  await checkCommit(commit, repository, { client, world, heldBy: heldBy(store), open, warn });
}

/** A label of ours was deleted or renamed: it is made again, and the open cases that carried it get it back. */
async function relabel(installation: number, repository: number, { world, store }: Broom): Promise<void> {
  const client = world.client(installation);
  const found = await programs(client, world.index.blobs, heldBy(store));
  for (const program of found.programs) {
    if (program.repositories.some((one) => one.repository === repository)) await takeOn(program, client, world);
  }
  await lookAtOpen(repository, store);
}

/** What is wrong in the settings of its programs, for whoever reads the log. */
function warnOf({ broken, programs }: Found, log: Broom["log"]): void {
  for (const { home, problems } of broken) {
    log.warn({ repository: home.repository, problems: problems.length }, "a configuration does not hold together");
  }
  for (const { home, wordProblems, boardProblems, clashes } of programs) {
    const warn = (problems: FoundProgram["clashes"], says: string) => {
      if (problems.length > 0) log.warn({ repository: home.repository, problems: problems.map(inLog) }, says);
    };
    warn(wordProblems, "sentences of a community are wrong, so ours stand for them");
    warn(boardProblems, "the board is not kept as the settings say");
    warn(clashes, "two programs name the same repository");
  }
}

const inLog = ({ file, line, column, says }: FoundProgram["clashes"][number]) => `${file}:${line}:${column}: ${says}`;

/** The program that a repository belongs to, as far as the index knows. */
const heldBy = (store: Store) => async (repository: number) => (await store.programs.of(repository))?.home.repository;

async function lookAtOpen(repository: number, store: Store): Promise<void> {
  const rows = await store.cases.list({ repository, open: true });
  await store.queue.ask(rows.map(({ address }) => ({ is: "case", address })));
}

/** Reads the programs anew, takes their repositories on and looks at what changed in them. */
async function sweepInstallation({ installation, by, about }: ProgramWork, broom: Broom): Promise<void> {
  const { world, store, log } = broom;
  const client = world.client(installation);
  const found = await programs(client, world.index.blobs, heldBy(store));
  warnOf(found, log);
  for (const program of found.programs) {
    const before = await store.programs.of(program.home.repository);
    if (before?.config !== program.config || before.door !== JSON.stringify(program.door))
      await takeOn(program, client, world);
    await keep(program, installation, store);
    await keepTrainings(program, client, store);
    // Rules stay as a case was opened with them, unless the program wants it otherwise; names of labels and its card do
    // not.
    const renewed = program.renews && before !== undefined && before.config !== program.config;
    if (renewed || statesRenamed(before?.door, program.door) || boardChanged(before?.board, program.board))
      for (const { repository } of program.repositories) await lookAtOpen(repository, store);
    // A board that refused something is read anew; its cases are looked at only if that found it changed.
    if (about === "board") continue;
    for (const repository of program.repositories) await sweep(repository, program, installation, broom);
  }
  const warn = (about: object, text: string) => log.warn(about, text);
  await tellTroubles(found, { client, world, by, warn, lock: (key, run) => store.lock(key, run) });
  if (about === "board") return;
  for (const program of found.programs) {
    const home = { repository: program.home.repository, issue: 0 };
    const asking = { program, client, world, warn, look: (cases: readonly CaseKey[]) => lookAt(cases, store) };
    await store.lock(home, () => askAboutByHand(asking));
    await store.lock(home, () => askAboutSilence(asking));
  }
}

/** Those that the index knows. */
async function lookAt(cases: readonly CaseKey[], store: Store): Promise<void> {
  const rows = await Promise.all(cases.map((key) => store.cases.get(key)));
  await store.queue.ask(rows.flatMap((row) => (row ? [{ is: "case", address: row.address }] : [])));
}

/** What belongs to the program is known from now on. */
export async function keep(
  { home, config, repositories, door, words, board }: FoundProgram,
  installation: number,
  store: Pick<Store, "programs">,
): Promise<void> {
  const kept = {
    home,
    open: home.open ?? false,
    config,
    installation,
    repositories,
    door: JSON.stringify(door),
    words,
  };
  await store.programs.put({ ...kept, ...(board ? { board } : {}) });
}

/** The program's own list of trainings stands in the ledger, as of no case. */
export async function keepTrainings(
  { home, training }: FoundProgram,
  client: Client,
  { ledger, blobs }: Pick<Store, "ledger" | "blobs">,
): Promise<void> {
  const rows = training ? await trainingRows(training, client, blobs) : [];
  const program = home.repository;
  await ledger.put({ program, key: { repository: program, issue: 0 } }, rows, !home.open);
}

const boardChanged = (before: Board | undefined, now: Board | undefined) =>
  now !== undefined && !isDeepStrictEqual(before, now);

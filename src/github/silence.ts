// Those who decide are asked about holders who are not heard of: in an issue of the private repository, once for each
// silence. To be called by one process at a time for each program.

import { z } from "zod";
import { sameName } from "../config/member-schema.ts";
import { beginsOn } from "../config/shadow.ts";
import { silenceSort } from "../core/roles/check-in.ts";
import { asksAbout, type Silence, silenceIssue, silences } from "../core/telling/silence.ts";
import { Gone } from "../core/text/fault.ts";
import { dayOf } from "../core/text/time.ts";
import type { Client } from "./client.ts";
import type { FoundProgram, Repository } from "./installation.ts";
import { ownIssue } from "./own-issue.ts";
import { configAt } from "./pinned.ts";
import type { World } from "./world.ts";

interface Asking {
  readonly program: FoundProgram;
  readonly client: Client;
  readonly world: World;
  warn(about: object, text: string): void;
}

/** Costs GitHub nothing while there is nobody to ask about. */
export async function askAboutSilence(asking: Asking): Promise<void> {
  const { program, client, world, warn } = asking;
  const { ledger, activity, blobs } = world.index;
  const home = program.home.repository;
  const now = world.clock.now();
  const found = silences((await ledger?.found(home, [{ sort: silenceSort }])) ?? [], now);
  if (!activity || found.length === 0) return;
  const config = await configAt(program.config, program, client, blobs);
  if (config.mode === "shadow" || dayOf(now) < beginsOn(config)) return;
  const named = program.repositories.find(({ name }) => sameName(name, config.private_repository ?? ""));
  if (named?.open !== false) {
    warn({ repository: home }, "the private repository of a program is not private, or the App is not installed there");
    return;
  }
  // Since their case was looked at, they may have been heard of elsewhere.
  const active = await activity.of(
    home,
    found.map(({ person }) => person),
  );
  for (const silence of found) {
    if ((active[silence.person] ?? "") > silence.since) continue;
    await askOnce(silence, named, config.language, asking).catch((fault) => {
      // Issues may be switched off there.
      if (!(fault instanceof Gone)) throw fault;
      warn({ repository: named.repository }, "no issue can be opened in the private repository");
    });
  }
}

/** In the index: which silence of a term was asked about last, and whether that was begun or is done. */
const begun = (since: string) => `begun ${since}`;

async function askOnce(
  silence: Silence,
  { repository, node, owner, name: repo }: Repository,
  language: string,
  { program, client, world }: Asking,
): Promise<void> {
  const { posted } = world.index;
  const key = { repository: program.home.repository, issue: 0 };
  const name = `silence:${silence.address.repository}:${silence.address.issue}`;
  const { [name]: kept } = await posted.all(key);
  if (kept?.node === silence.since) return;
  const keep = (id: number, how: string) => posted.put(key, name, { id, node: how });
  const isIt = (body: string) => asksAbout(silence, body, repository, world.keys);
  // GitHub may not show yet what an earlier attempt made.
  for (const seconds of kept?.node === begun(silence.since) ? [0, 1, 2, 4] : [0]) {
    await world.pause(seconds * 1_000);
    const there = await ownIssue(node, ["OPEN", "CLOSED"], isIt, client);
    if (there) return keep(there.number, silence.since);
  }
  await keep(0, begun(silence.since));
  const words = await world.words(program, language, client);
  const issue = silenceIssue(silence, repository, world.keys, words);
  const { data } = await client.rest("POST /repos/{owner}/{repo}/issues", { owner, repo, ...issue });
  await keep(z.looseObject({ number: z.number() }).parse(data).number, silence.since);
}

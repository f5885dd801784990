// What reading and writing a case needs: GitHub, the store, the clock, the keys. Passed in, so that production, tests,
// the command line and the Action run the same line.

import type { CaseAddress, CaseKey } from "../core/case/address.ts";
import type { Board, CardMove } from "../core/case/board.ts";
import type { OthersClaim } from "../core/case/claims.ts";
import type { Door } from "../core/case/door.ts";
import type { Facts } from "../core/case/facts.ts";
import type { Kin, Origin, Standing } from "../core/case/kin.ts";
import type { LedgerRow, LookUp } from "../core/case/ledger.ts";
import type { Outage } from "../core/case/outage.ts";
import type { Keys } from "../core/case/record.ts";
import type { Instant } from "../core/text/time.ts";
import type { Words } from "../core/text/words.ts";
import type { Client } from "./client.ts";

/** The part of the index that this folder reads and writes; the store has it, and so may a stand-in. */
export interface Index {
  readonly cases: {
    get(key: CaseKey): Promise<KnownCase | undefined>;
  };
  readonly posted: {
    all(key: CaseKey): Promise<Readonly<Record<string, Ids>>>;
    put(key: CaseKey, name: string, ids: Ids): Promise<void>;
  };
  readonly origins: {
    get(comments: readonly number[]): Promise<ReadonlyMap<number, boolean>>;
    put(comment: number, viaApp: boolean): Promise<void>;
  };
  readonly blobs: { get(oid: string): Promise<string | undefined>; put(oid: string, text: string): Promise<void> };
  /** Who is asked in other cases; a stand-in knows of nobody. */
  readonly asked?: { load(home: number, key: CaseKey): Promise<NonNullable<Facts["load"]>> };
  /** What other cases hold of shared limits; a stand-in cannot tell. */
  readonly claims?: { others(of: Claiming, holder: number): Promise<readonly OthersClaim[]> };
  /** When people did something last in the cases of a program; a stand-in cannot tell. */
  readonly activity?: { of(program: number, people: readonly number[]): Promise<NonNullable<Facts["active"]>> };
  /** What the cases of a program tell each other; a stand-in cannot tell. */
  readonly ledger?: { found(program: number, lookUps: readonly LookUp[]): Promise<readonly LedgerRow[]> };
  /** Cases above and below; a stand-in cannot tell. */
  readonly family?: {
    get(key: CaseKey): Promise<Kin | undefined>;
    below(key: CaseKey): Promise<readonly Kin[]>;
    opened(child: Opened): Promise<void>;
  };
  /** When Quorate was down; a stand-in knows of nothing. */
  readonly presence?: { since(at: Instant): Promise<readonly Outage[]> };
  /** Reminders that digests delivered; a stand-in knows of none. */
  readonly digests?: { told(key: CaseKey): Promise<NonNullable<Facts["told"]>> };
  /** What was done to cards by hand; a stand-in has heard of nothing. */
  readonly moves?: { of(key: CaseKey): Promise<readonly CardMove[]> };
  readonly programs: { of(repository: number): Promise<KnownProgram | undefined> };
}

/** A case that was opened below another one. */
export interface Opened {
  readonly address: CaseAddress;
  readonly origin: Pick<Origin, "parent" | "key">;
  readonly standing: Standing;
  readonly heeds: boolean;
}

/** A case, and the home of its program. */
export interface Claiming {
  readonly program: number;
  readonly key: CaseKey;
}

export interface Ids {
  readonly id: number;
  readonly node: string;
}

export interface KnownCase {
  readonly seq: number;
  /** Signed text. */
  readonly record: string;
  readonly intended: { readonly seq: number; readonly at: Instant } | null;
}

export interface KnownProgram {
  readonly home: { readonly repository: number; readonly node: string; readonly owner: string; readonly name: string };
  /** Blob id of the configuration in force. */
  readonly config: string;
  /** The files of the community's own sentences, as they were when the program was read last. */
  readonly words: readonly WordFile[];
  /** Its board, if it has one that can be kept. */
  readonly board?: Board;
  /** What the door knows of it, as JSON or as it was just read. */
  readonly door?: string | Door;
}

export interface WordFile {
  readonly language: string;
  readonly topic: string;
  readonly oid: string;
}

export interface World {
  readonly index: Index;
  /** The client of an installation. */
  client(installation: number): Client;
  readonly clock: { now(): Instant };
  readonly keys: Keys;
  /** Where Quorate's public pages are, without a slash at the end. */
  readonly pages?: string;
  /** The app's name in its own login: `quorate` is `quorate[bot]`. */
  readonly slug: string;
  /** The sentences of a program in a language: its own, and ours for the rest. */
  words(program: KnownProgram, language: string, client: Client): Promise<Words>;
  /** Waits; tests wait less. */
  pause(milliseconds: number): Promise<void>;
}

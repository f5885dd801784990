// The tables as SQL has them, for the types of queries; `migrations/` makes them.

import type { Generated } from "kysely";

/** The tables as SQL has them. Instants are text of whole seconds, which reads back and sorts the same everywhere. */
export interface Tables {
  inbox: InboxTable;
  cases: CasesTable;
  due: { repository: number; issue: number; at: string };
  waits: { repository: number; issue: number; wait: string };
  claims: {
    repository: number;
    issue: number;
    key: string;
    program: number;
    holder: number;
    amount: number;
    at: string;
    state: "reserved" | "committed" | "spent";
  };
  ledger: {
    repository: number;
    issue: number;
    /** In the order in which the case says them. */
    place: number;
    program: number;
    /** Of a repository that not everybody sees. */
    hidden: boolean;
    sort: string;
    key: string;
    person: number | null;
    login: string | null;
    starts: string | null;
    ends: string | null;
    data: string;
  };
  posted: { repository: number; issue: number; name: string; id: number; node: string };
  origins: { comment: number; via_app: boolean };
  /** JSON strings: a file may hold NUL characters, which a text column cannot. */
  blobs: { oid: string; text: string };
  programs: ProgramsTable;
  sweeps: { repository: number; issue: number; fingerprint: string };
  /** One row a process: its clock's time, and the database's. */
  beats: { process: string; at: string; seen_at: Date };
  outages: { began: string; ended: string };
  /** What a digest says of a case, as JSON. */
  listings: { repository: number; issue: number; group: string; key: string; at: string; row: string };
  activity: { program: number; person: number; at: string };
  asked: { repository: number; issue: number; person: number };
  /** What was done to a card, as JSON, by the id of the delivery that told of it. */
  moves: { id: string; repository: number; issue: number; at: string; move: string };
  told: { repository: number; issue: number; key: string; group: string; at: string };
  /** Cases that stand above or below others. `says` is how it stands, as JSON; the hashes say whether that is news. */
  family: Place & {
    parent_repository: number | null;
    parent_issue: number | null;
    key: string;
    heeds: boolean;
    says: string;
    told_stage: string;
    told_all: string;
  };
  redeliveries: { guid: string; asked_at: string };
  program_repositories: { repository: number; home: number };
  strays: Place;
}

/** Where a case lives. */
type Place = Pick<CasesTable, "repository" | "issue" | "node" | "installation" | "owner" | "name" | "number">;

/** One row for each thing that a delivery asks for; deliveries that ask for nothing are not kept. */
interface InboxTable {
  /** By the database's own clock, as the queue says when a job began. */
  stored_at: Generated<Date>;
  guid: string;
  work: string;
  /** The same in JSON, to be asked for again; null in rows from before it was kept. */
  asks: string | null;
  event: string;
  action: string | null;
  /** The raw delivery until it is finished. Text, since jsonb refuses NUL characters. */
  payload: string | null;
  received_at: string;
  finished_at: string | null;
  tries: Generated<number>;
  last_error: string | null;
  dead: Generated<boolean>;
}

export interface CasesTable {
  repository: number;
  issue: number;
  node: string;
  installation: number;
  owner: string;
  name: string;
  number: number;
  kind: string;
  stage: string;
  open: boolean;
  seq: number;
  record: string;
  status_comment: number | null;
  intended_seq: number | null;
  intended_at: string | null;
  updated_at: string;
}

interface ProgramsTable {
  /** Everybody may see it. */
  open: boolean;
  home: number;
  node: string;
  owner: string;
  name: string;
  installation: number;
  config: string;
  repositories: string;
  door: string;
  words: string;
  /** As JSON; null where there is none. */
  board: string | null;
}

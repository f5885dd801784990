// The program's own list of trainings as rows of the ledger: logins become accounts once, when the file is new, so that
// whoever takes a name over later has none of its trainings.

import { z } from "zod";
import type { ListedTraining } from "../config/training-file.ts";
import type { LedgerEntry } from "../core/case/ledger.ts";
import { trainingEntry } from "../core/roles/training.ts";
import type { Client } from "./client.ts";
import { part } from "./people.ts";
import type { Index } from "./world.ts";

/** The list as it was read, and the blob id of its file. */
export interface TrainingList {
  readonly oid: string;
  readonly trainings: readonly ListedTraining[];
  readonly zone: string;
}

/** Logins that GitHub does not know have no rows. Throws where GitHub could not look. */
export async function trainingRows(
  { oid, trainings, zone }: TrainingList,
  client: Client,
  blobs: Index["blobs"],
): Promise<readonly LedgerEntry[]> {
  const logins = [...new Set(trainings.map(({ login }) => login.toLowerCase()))].toSorted();
  const key = `accounts-of-${oid}`;
  const known = Accounts.safeParse(parsed(await blobs.get(key)));
  const missing = logins.filter((login) => !(known.success && login in known.data));
  const ids = { ...(known.success ? known.data : {}), ...(await accounts(missing, client)) };
  if (missing.length > 0) await blobs.put(key, JSON.stringify(ids));
  return trainings.flatMap(({ login, course, day, until }) => {
    const person = ids[login.toLowerCase()];
    return person ? [trainingEntry({ course, person, login, day, until, by: null }, zone)] : [];
  });
}

/** Null for a login that nobody has. */
const Accounts = z.record(z.string(), z.number().nullable());

const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

/** Logins in one question. */
const atOnce = 100;

async function accounts(logins: readonly string[], client: Client): Promise<z.infer<typeof Accounts>> {
  const found: Record<string, number | null> = {};
  for (let at = 0; at < logins.length; at += atOnce) {
    const some = logins.slice(at, at + atOnce);
    const variables = Object.fromEntries(some.map((login, place) => [`l${place}`, login]));
    const declared = some.map((_, place) => `$l${place}: String!`).join(", ");
    const asked = some.map((_, place) => `u${place}: user(login: $l${place}) { __typename databaseId login }`);
    const answer = await client.graphql(`query Trained(${declared}) { ${asked.join("\n")} }`, variables);
    if (answer.errors.some(({ type }) => type !== "NOT_FOUND"))
      throw new Error("GitHub could not look up who is in the list of trainings");
    for (const [place, login] of some.entries()) {
      const id = part(answer.data, `u${place}`, "databaseId");
      found[login] = typeof id === "number" ? id : null;
    }
  }
  return found;
}

// What the environment must say in production, with a clear word for each thing that is missing.

import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Keys } from "../core/record.ts";
import type { Credentials } from "../github/octokit.ts";
import type { StoreOptions } from "../store/store.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A mistake of whoever starts the program: its message is printed, without a stack. */
export class Misused extends Error {}

/** At least 32 bytes, so that nobody guesses it. */
const signingKey = z.string().min(32, "has at least 32 characters; `openssl rand -hex 32` makes one");

const Settings = z.object({
  APP_ID: z.coerce.number("is the App's number").int().positive(),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  WEBHOOK_SECRET: z.string("is the webhook secret of the GitHub App; there is no default").min(1, "is empty"),
  WEBHOOK_SECRET_BEFORE: z.string().min(1).optional(),
  SIGNING_KEY: z.string("signs what Quorate writes").pipe(signingKey),
  SIGNING_KEY_BEFORE: signingKey.optional(),
  GITHUB_API_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  QUORATE_DATA: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3_001),
  HOST: z.string().default("0.0.0.0"),
});

export interface Production {
  readonly credentials: Credentials;
  readonly webhookSecrets: readonly string[];
  readonly signingKeys: Keys;
  readonly store: StoreOptions;
  readonly port: number;
  readonly host: string;
}

export function production(environment: Environment): Production {
  const read = Settings.safeParse(environment);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `  ${path.join(".")} ${message}.`);
    throw new Misused(`Quorate cannot start yet. In the environment:\n${lines.join("\n")}`);
  }
  const said = read.data;
  return {
    credentials: {
      appId: said.APP_ID,
      privateKey: privateKey(said.PRIVATE_KEY, said.PRIVATE_KEY_PATH),
      ...(said.GITHUB_API_URL === undefined ? {} : { baseUrl: said.GITHUB_API_URL }),
    },
    webhookSecrets: [said.WEBHOOK_SECRET, ...(said.WEBHOOK_SECRET_BEFORE ? [said.WEBHOOK_SECRET_BEFORE] : [])],
    signingKeys: [said.SIGNING_KEY, ...(said.SIGNING_KEY_BEFORE ? [said.SIGNING_KEY_BEFORE] : [])],
    store: storeOptions(environment),
    port: said.PORT,
    host: said.HOST,
  };
}

export function storeOptions({ DATABASE_URL, QUORATE_DATA }: Environment): StoreOptions {
  return DATABASE_URL ? { databaseUrl: DATABASE_URL } : { folder: QUORATE_DATA ?? ".quorate" };
}

function privateKey(given: string | undefined, path: string | undefined): string {
  if (given) return given.replaceAll("\\n", "\n");
  if (!path) throw new Misused("Quorate cannot start yet: set PRIVATE_KEY or PRIVATE_KEY_PATH to the App's key.");
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Misused(`The App's key cannot be read from PRIVATE_KEY_PATH, which says ${path}.`);
  }
}

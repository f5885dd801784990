// What the environment must say in production, with a clear word for each thing that is missing or wrong.

import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Keys } from "../core/case/record.ts";
import type { Credentials } from "../github/octokit.ts";
import type { StoreOptions } from "../store/store.ts";
import { databaseName, mustBeEncoded } from "./database-address.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A mistake of whoever starts the program: its message is printed, without a stack. */
export class Misused extends Error {}

const text = (what: string) => z.string(`is missing: ${what}`);
const secret = (what: string) =>
  text(what).min(32, "is too short: it needs at least 32 characters; `openssl rand -hex 32` makes one");
const signing = "it signs what Quorate writes on GitHub; `openssl rand -hex 32` makes one";
const appNumber = "it is the number of the GitHub App, on its settings page";

const app = {
  APP_ID: text(appNumber)
    .regex(/^[1-9]\d{0,15}$/, `is not a number: ${appNumber}`)
    .transform(Number),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  SIGNING_KEY: secret(signing),
  SIGNING_KEY_BEFORE: secret(signing).optional(),
  GITHUB_API_URL: z.url({ protocol: /^https?$/, error: "is not an address such as https://api.github.com" }).optional(),
  QUORATE_URL: z
    .url({ protocol: /^https?$/, error: "is not an address such as https://quorate.example.org" })
    .transform((address) => address.replace(/\/+$/, ""))
    .optional(),
};
const App = z.object(app);
const noPort = "is not a port such as 3001";
const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, noPort)
  .transform(Number);
const port = portNumber.refine((number) => number > 0 && number < 65_536, noPort);
const days = "is not a number of days, at least 4: GitHub may send a delivery again for three";
const Server = z.object({
  ...app,
  WEBHOOK_SECRET: text("it is the webhook secret of the GitHub App; there is no default"),
  WEBHOOK_SECRET_BEFORE: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, {
      error: "is not an address such as postgres://quorate@localhost/quorate",
      abort: true,
    })
    .refine((address) => databaseName(address) !== undefined, `cannot be read: ${mustBeEncoded}`)
    .optional(),
  PORT: port.default(3_001),
  HOST: z.string().default("0.0.0.0"),
  OPERATIONS_PORT: portNumber.refine((number) => number < 65_536, noPort).default(3_002),
  OPERATIONS_HOST: z.string().default("127.0.0.1"),
  INBOX_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, days)
    .transform(Number)
    .refine((count) => count >= 4, days)
    .default(14),
});

/** Who the App is, and with which keys its words are believed. */
export interface AppSettings {
  readonly credentials: Credentials;
  readonly signingKeys: Keys;
  /** Where people reach the pages from outside. */
  readonly pages?: string;
}

export interface Production extends AppSettings {
  /** The first is the present one. */
  readonly webhookSecrets: readonly string[];
  readonly store: StoreOptions;
  readonly port: number;
  readonly host: string;
  /** The port for whoever runs this; on loopback unless it is said otherwise. */
  readonly operations: { readonly port: number; readonly host: string };
  readonly inboxDays: number;
}

/** What a command needs that only reads GitHub. */
export function appSettings(environment: Environment): AppSettings {
  return appOf(settled(App, environment));
}

export function production(environment: Environment): Production {
  const said = settled(Server, environment);
  return {
    ...appOf(said),
    webhookSecrets: [said.WEBHOOK_SECRET, ...(said.WEBHOOK_SECRET_BEFORE ? [said.WEBHOOK_SECRET_BEFORE] : [])],
    store: storeOptions(environment),
    port: said.PORT,
    host: said.HOST,
    operations: { port: said.OPERATIONS_PORT, host: said.OPERATIONS_HOST },
    inboxDays: said.INBOX_DAYS,
  };
}

export function storeOptions(environment: Environment): StoreOptions {
  const databaseUrl = databaseOf(environment);
  return databaseUrl ? { databaseUrl } : { folder: dataFolder(environment) };
}

/** The address of the Postgres, where one is named. */
export const databaseOf = ({ DATABASE_URL }: Environment): string | undefined => DATABASE_URL?.trim() || undefined;

export const dataFolder = ({ QUORATE_DATA }: Environment): string => QUORATE_DATA?.trim() || ".quorate";

interface Said extends z.infer<typeof App> {
  /** PEM, read and tried. */
  readonly key: string;
}

/** Everything that is wrong at once, a line each. */
function settled<Found>(wanted: z.ZodType<Found>, environment: Environment): Found & { readonly key: string } {
  // Empty is how compose files say that something is not set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = wanted.safeParse(set);
  const key = privateKey(set);
  const lines = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`);
  const all = [...lines, ...("wrong" in key ? [key.wrong] : [])].map((line) => `  ${line}`);
  if (read.success && "pem" in key) return { ...read.data, key: key.pem };
  throw new Misused(`Quorate cannot start yet. In the environment:\n${all.join("\n")}`);
}

function appOf({ APP_ID, SIGNING_KEY, SIGNING_KEY_BEFORE, GITHUB_API_URL, QUORATE_URL, key }: Said): AppSettings {
  return {
    credentials: {
      appId: APP_ID,
      privateKey: key,
      ...(GITHUB_API_URL === undefined ? {} : { baseUrl: GITHUB_API_URL.replace(/\/+$/, "") }),
    },
    signingKeys: [SIGNING_KEY, ...(SIGNING_KEY_BEFORE ? [SIGNING_KEY_BEFORE] : [])],
    ...(QUORATE_URL === undefined ? {} : { pages: QUORATE_URL }),
  };
}

function privateKey({
  PRIVATE_KEY,
  PRIVATE_KEY_PATH,
}: Environment): { readonly pem: string } | { readonly wrong: string } {
  if (!PRIVATE_KEY && !PRIVATE_KEY_PATH) {
    return {
      wrong: "PRIVATE_KEY is missing: it is the App's key as GitHub gave it; or PRIVATE_KEY_PATH names its file.",
    };
  }
  const given = PRIVATE_KEY ?? fileText(PRIVATE_KEY_PATH ?? "");
  if (given === undefined) return { wrong: `PRIVATE_KEY_PATH names ${PRIVATE_KEY_PATH}, which cannot be read.` };
  const from = PRIVATE_KEY ? "PRIVATE_KEY" : "PRIVATE_KEY_PATH";
  // In an environment variable, line ends are often written as \n, or the whole key in base64.
  const lines = given.replaceAll("\\n", "\n");
  const pem = lines.includes("-----BEGIN") ? lines : Buffer.from(lines, "base64").toString("utf8");
  return isRsaKey(pem)
    ? { pem }
    : { wrong: `${from} holds no RSA key: it begins with -----BEGIN RSA PRIVATE KEY-----.` };
}

function fileText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sandboxParts } from "../../src/commands/sandbox-parts.ts";
import { appSettings, type Environment, production, storeOptions } from "../../src/commands/settings.ts";
import { privateKey } from "../support/keys.ts";
import { settings } from "../support/quorate-process.ts";

/** What is said about an environment, without the headline. */
function complaints(environment: Environment): string[] {
  try {
    production(environment);
    return [];
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    const [headline, ...lines] = fault.message.split("\n");
    expect(headline).toBe("Quorate cannot start yet. In the environment:");
    return lines.map((line) => line.trim());
  }
}

const without = (name: keyof typeof settings) => ({ ...settings, [name]: undefined });

test("with everything that it needs, it starts on port 3001 with the embedded store", () => {
  expect(production({ ...settings, OPERATIONS_PORT: "" })).toEqual({
    credentials: { appId: 12, privateKey },
    webhookSecrets: [settings.WEBHOOK_SECRET],
    signingKeys: [settings.SIGNING_KEY],
    store: { folder: ".quorate" },
    port: 3_001,
    host: "0.0.0.0",
    operations: { port: 3_002, host: "127.0.0.1" },
    inboxDays: 14,
  });
});

test("all that is missing is said at once, a line each, and nothing has a default that is secret", () => {
  expect(complaints({})).toEqual([
    "APP_ID is missing: it is the number of the GitHub App, on its settings page.",
    "SIGNING_KEY is missing: it signs what Quorate writes on GitHub; `openssl rand -hex 32` makes one.",
    "WEBHOOK_SECRET is missing: it is the webhook secret of the GitHub App; there is no default.",
    "PRIVATE_KEY is missing: it is the App's key as GitHub gave it; or PRIVATE_KEY_PATH names its file.",
  ]);
});

test("what is empty is missing", () => {
  expect(complaints({ ...settings, WEBHOOK_SECRET: "  " })).toEqual(complaints(without("WEBHOOK_SECRET")));
  expect(complaints({ ...settings, SIGNING_KEY: "" })).toEqual(complaints(without("SIGNING_KEY")));
  expect(complaints({ ...settings, DATABASE_URL: "", QUORATE_DATA: "", PORT: "", GITHUB_API_URL: "" })).toEqual([]);
});

test.each([
  ["INBOX_DAYS", "3", "INBOX_DAYS is not a number of days, at least 4: GitHub may send a delivery again for three."],
  ["OPERATIONS_PORT", "metrics", "OPERATIONS_PORT is not a port such as 3001."],
  ["APP_ID", "Iv1.abc", "APP_ID is not a number: it is the number of the GitHub App, on its settings page."],
  ["APP_ID", "-1", "APP_ID is not a number: it is the number of the GitHub App, on its settings page."],
  [
    "SIGNING_KEY",
    "only-31-characters-are-not-enough",
    "SIGNING_KEY is too short: it needs at least 32 characters; `openssl rand -hex 32` makes one.",
  ],
  [
    "SIGNING_KEY_BEFORE",
    "short",
    "SIGNING_KEY_BEFORE is too short: it needs at least 32 characters; `openssl rand -hex 32` makes one.",
  ],
  ["PORT", "http", "PORT is not a port such as 3001."],
  ["PORT", "65536", "PORT is not a port such as 3001."],
  ["GITHUB_API_URL", "github", "GITHUB_API_URL is not an address such as https://api.github.com."],
  ["GITHUB_API_URL", "ftp://x", "GITHUB_API_URL is not an address such as https://api.github.com."],
  ["DATABASE_URL", "mysql://x", "DATABASE_URL is not an address such as postgres://quorate@localhost/quorate."],
  [
    "DATABASE_URL",
    "postgres://quorate:a/b@localhost/quorate",
    "DATABASE_URL cannot be read: in its password / # ? @ % must be percent-encoded, as %2F %23 %3F %40 %25.",
  ],
  ["PRIVATE_KEY", "nonsense", "PRIVATE_KEY holds no RSA key: it begins with -----BEGIN RSA PRIVATE KEY-----."],
])("%s that says %s is explained", (name, value, line) => {
  const given = name === "SIGNING_KEY" ? value.slice(0, 31) : value;
  expect(complaints({ ...settings, [name]: given })).toEqual([line]);
});

test("an address of a database is taken as Postgres writes it, and a blank one names none", () => {
  const written = [
    "postgres://quorate:a%2Fb@localhost:5433/quorate",
    "postgresql://quorate@/quorate?host=/run/postgresql",
  ];
  for (const databaseUrl of written) {
    expect(production({ ...settings, DATABASE_URL: databaseUrl }).store).toEqual({ databaseUrl });
  }
  expect(storeOptions({ DATABASE_URL: "  ", QUORATE_DATA: " " })).toEqual({ folder: ".quorate" });
});

test("the key is taken as a file, in one line, in base64, or in the old form that GitHub gives", () => {
  const folder = mkdtempSync(join(tmpdir(), "quorate-key-"));
  const file = join(folder, "app.pem");
  writeFileSync(file, privateKey);
  const keyOf = (environment: Environment) => production(environment).credentials.privateKey;
  expect(keyOf({ ...without("PRIVATE_KEY"), PRIVATE_KEY_PATH: file })).toBe(privateKey);
  expect(keyOf({ ...settings, PRIVATE_KEY: privateKey.replaceAll("\n", "\\n") })).toBe(privateKey);
  expect(keyOf({ ...settings, PRIVATE_KEY: Buffer.from(privateKey).toString("base64") })).toBe(privateKey);
  const old = generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  }).privateKey;
  expect(keyOf({ ...settings, PRIVATE_KEY: old })).toBe(old);
  expect(complaints({ ...without("PRIVATE_KEY"), PRIVATE_KEY_PATH: "/nowhere/app.pem" })).toEqual([
    "PRIVATE_KEY_PATH names /nowhere/app.pem, which cannot be read.",
  ]);
});

test("while a secret is changed, the old one still holds, and the new one comes first", () => {
  const old = { WEBHOOK_SECRET_BEFORE: "the old one", SIGNING_KEY_BEFORE: "fedcba9876543210fedcba9876543210" };
  const { webhookSecrets, signingKeys } = production({ ...settings, ...old });
  expect(webhookSecrets).toEqual([settings.WEBHOOK_SECRET, old.WEBHOOK_SECRET_BEFORE]);
  expect(signingKeys).toEqual([settings.SIGNING_KEY, old.SIGNING_KEY_BEFORE]);
});

test("a plan needs no webhook secret", () => {
  expect(appSettings(without("WEBHOOK_SECRET")).signingKeys).toEqual([settings.SIGNING_KEY]);
});

test("where Quorate is in production no sandbox is loaded, and it says so", async () => {
  const refused = "The sandbox does not run in production: NODE_ENV says that this is.";
  await expect(sandboxParts({ NODE_ENV: "production" })).rejects.toThrow(refused);
  await expect(sandboxParts({})).resolves.toHaveProperty("sandbox");
});

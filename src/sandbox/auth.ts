// Who is asking: the app with its JWT, its installation with a token, a person, a browser with a cookie, or nobody.
import { createPublicKey, type KeyObject, randomBytes, verify } from "node:crypto";
import { z } from "zod";
import { Refusal } from "./refusal.ts";
import type { Viewer, World } from "./state.ts";
import { findPerson, otherApp } from "./world.ts";

export interface Tokens {
  issue(): { readonly token: string; readonly expiresAt: string };
  isValid(token: string): boolean;
  revoke(): void;
}

const hour = 3_600_000;

/** Tokens live an hour of real time, since clients measure it with their own clock. */
export function createTokens(): Tokens {
  const valid = new Map<string, number>();
  return {
    issue: () => {
      const token = `ghs_${randomBytes(27).toString("base64url")}`;
      const until = Date.now() + hour;
      valid.set(token, until);
      return { token, expiresAt: new Date(until).toISOString().replace(/\.\d{3}/, "") };
    },
    isValid: (token) => (valid.get(token) ?? 0) > Date.now(),
    revoke: () => valid.clear(),
  };
}

export interface Credentials {
  readonly authorization: string | undefined;
  readonly viaApp: string | undefined;
}

export interface Keys {
  readonly appId: number;
  readonly publicKey: KeyObject;
  readonly tokens: Tokens;
}

export const readKey = (pem: string): KeyObject => createPublicKey(pem);

export function viewerOf(world: World, keys: Keys, credentials: Credentials): Viewer {
  const [, token] = /^(?:bearer|token)\s+(\S+)$/i.exec(credentials.authorization ?? "") ?? [];
  if (credentials.authorization === undefined) return { is: "anonymous" };
  if (token === undefined) throw new Refusal(401, "Bad credentials");
  if (token === "sandbox-app" || keys.tokens.isValid(token)) return asInstallation(world);
  if (token.startsWith("sandbox-")) return asPerson(world, token.slice("sandbox-".length), credentials.viaApp);
  if (token.split(".").length === 3 && !token.startsWith("ghs_")) {
    checkJwt(token, keys);
    return { is: "app" };
  }
  throw new Refusal(401, "Bad credentials");
}

export const asInstallation = (world: World): Viewer => ({ is: "installation", account: world.bot, viaApp: world.app });

export function asPerson(world: World, login: string, viaApp?: string): Viewer {
  const account = findPerson(world, login);
  if (!account) throw new Refusal(401, "Bad credentials");
  return { is: "person", account, viaApp: viaApp === undefined ? null : otherApp(world, viaApp) };
}

/** "app", "installation", a login, or "nobody". */
export function nameOf(viewer: Viewer): string {
  if (viewer.is === "person") return viewer.account.login;
  return viewer.is === "anonymous" ? "nobody" : viewer.is;
}

const Header = z.looseObject({ alg: z.literal("RS256") });
const Claims = z.looseObject({ iss: z.union([z.string(), z.number()]), iat: z.number(), exp: z.number() });

function checkJwt(token: string, { appId, publicKey }: Keys): void {
  const [head = "", body = "", signature = ""] = token.split(".");
  const header = Header.safeParse(decoded(head));
  const claims = Claims.safeParse(decoded(body));
  const signed = Buffer.from(`${head}.${body}`);
  const isTrue = verify("RSA-SHA256", signed, publicKey, Buffer.from(signature, "base64url"));
  if (!header.success || !claims.success || !isTrue) throw new Refusal(401, "A JSON web token could not be decoded");
  const now = Date.now() / 1000;
  const { iss, iat, exp } = claims.data;
  if (String(iss) !== String(appId)) throw new Refusal(401, "'Issuer' claim ('iss') must be the app's id");
  if (iat > now + 60)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (exp <= now)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > now + 660) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

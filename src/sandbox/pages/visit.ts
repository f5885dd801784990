// One visit of a browser: who it is, what it asked, and what it remembers.
import { hasRole } from "../access.ts";
import { asPerson } from "../auth.ts";
import { type Answer, type Heard, header } from "../http.ts";
import { Refusal } from "../refusal.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Account, Repository, Role, Viewer, World } from "../state.ts";

export interface Visit {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly viewer: Viewer;
  readonly me: Account;
  readonly url: URL;
  readonly form: URLSearchParams;
  readonly parts: readonly string[];
  /** Nobody has closed the tour yet. */
  readonly tour: boolean;
}

const personCookie = "sandbox_person";
const tourCookie = "sandbox_tour";

export function visitOf(sandbox: Sandbox, heard: Heard, parts: readonly string[]): Visit {
  const { world } = sandbox;
  const cookie = (name: string) => new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(header(heard, "cookie") ?? "")?.[1];
  const people = peopleOf(world);
  const me = people.find((one) => one.login === cookie(personCookie)) ?? people[0];
  if (!me) throw new Refusal(404, "There is nobody in this community");
  const form = new URLSearchParams(heard.method === "POST" ? heard.raw.toString("utf8") : "");
  const tour = cookie(tourCookie) !== "closed";
  return { sandbox, world, viewer: asPerson(world, me.login), me, url: heard.url, form, parts, tour };
}

export const cookieFor = (account: Account): string =>
  `${personCookie}=${account.login}; Path=/; HttpOnly; SameSite=Strict`;

/** A year: whoever comes back tomorrow has taken the tour. */
export const cookieForTour = (open: boolean): string =>
  `${tourCookie}=${open ? "open" : "closed"}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`;

export const peopleOf = (world: World): Account[] => world.accounts.filter((account) => !account.deleted);

export const may = (visit: Visit, repository: Repository, role: Role): boolean =>
  hasRole(visit.world, visit.viewer, repository, role);

/** The page that a form was on; never one of another site. */
export function cameFrom({ form }: Visit): string | undefined {
  const to = form.get("back");
  return to !== null && /^\/(?![/\\])/.test(to) ? to : undefined;
}

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const securityHeaders = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
};

export const redirect = (to: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 303,
  headers: { location: to, ...securityHeaders, ...headers },
  body: "",
});

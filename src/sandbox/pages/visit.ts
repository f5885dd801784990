// One visit of a browser: who it is, what it asked, and the frame of every page.
import { hasRole } from "../access.ts";
import { asPerson } from "../auth.ts";
import { type Answer, type Heard, header } from "../http.ts";
import { Refusal } from "../refusal.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Account, Issue, Label, Repository, Role, Viewer, World } from "../state.ts";
import { type Html, html, type Part } from "./html.ts";

export interface Visit {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly viewer: Viewer;
  readonly me: Account;
  readonly url: URL;
  readonly form: URLSearchParams;
  readonly parts: readonly string[];
}

const cookieName = "sandbox_person";

export function visitOf(sandbox: Sandbox, heard: Heard, parts: readonly string[]): Visit {
  const { world } = sandbox;
  const login = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]*)`).exec(header(heard, "cookie") ?? "")?.[1];
  const people = peopleOf(world);
  const me = people.find((one) => one.login === login) ?? people[0];
  if (!me) throw new Refusal(404, "There is nobody in this community");
  const form = new URLSearchParams(heard.method === "POST" ? heard.raw.toString("utf8") : "");
  return { sandbox, world, viewer: asPerson(world, me.login), me, url: heard.url, form, parts };
}

export const cookieFor = (account: Account): string =>
  `${cookieName}=${account.login}; Path=/; HttpOnly; SameSite=Strict`;

export const peopleOf = (world: World): Account[] => world.accounts.filter((account) => !account.deleted);

export const may = (visit: Visit, repository: Repository, role: Role): boolean =>
  hasRole(visit.world, visit.viewer, repository, role);

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const securityHeaders = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
};

export function page(visit: Visit, title: string, body: Html, status = 200): Answer {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · sandbox</title>
<link rel="stylesheet" href="/-/style.css"><link rel="stylesheet" href="/-/labels.css">
</head>
<body>
<header class="top">
  <a class="home" href="/">${visit.world.organisation.login}</a>
  <a href="/-/clock" class="clock"><span class="quiet">Now</span> ${time(visit.world.clock.now())}</a>
  <form method="post" action="/-/person" class="person">
    <label for="person">You are</label>
    <select id="person" name="login">${peopleOf(visit.world).map(
      (one) =>
        html`<option value="${one.login}"${selected(one === visit.me)}>${one.login}${one.name && ` (${one.name})`}</option>`,
    )}</select>
    <input type="hidden" name="back" value="${visit.url.pathname + visit.url.search}">
    <button>Switch</button>
  </form>
</header>
<main>${body}</main>
</body>
</html>`;
  return { status, headers: { "content-type": "text/html; charset=utf-8", ...securityHeaders }, body: whole.text };
}

export const redirect = (to: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 303,
  headers: { location: to, ...securityHeaders, ...headers },
  body: "",
});

const attribute = (name: string, is: boolean): Html => (is ? html` ${name}` : html``);
export const selected = (is: boolean): Html => attribute("selected", is);
export const checked = (is: boolean): Html => attribute("checked", is);
export const required = (is: boolean): Html => attribute("required", is);

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export function time(at: string): Html {
  const { year, month, day, hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO("UTC");
  const two = (value: number) => String(value).padStart(2, "0");
  return html`<time datetime="${at}">${day} ${months[month - 1]} ${year}, ${two(hour)}:${two(minute)}</time>`;
}

export function day(date: string): Html {
  const { year, month, day: number } = Temporal.PlainDate.from(date);
  return html`<time datetime="${date}">${number} ${months[month - 1]} ${year}</time>`;
}

export const nameOf = (account: Account): Html =>
  account.deleted
    ? html`<b>ghost</b>`
    : html`<b>${account.login.replace("[bot]", "")}</b>${account.type === "Bot" && html` <span class="tag">bot</span>`}`;

export const labelChip = (label: Pick<Label, "name" | "color">): Html =>
  html`<span class="label c-${label.color.toLowerCase()}">${label.name}</span>`;

export const labelChips = (labels: readonly Pick<Label, "name" | "color">[]): Html =>
  html`${labels.map((label, index) => html`${index > 0 && " "}${labelChip(label)}`)}`;

export function stateChip(issue: Issue): Html {
  const word =
    issue.state === "open" ? "Open" : issue.stateReason === "not_planned" ? "Closed as not planned" : "Closed";
  return html`<span class="state ${issue.state}">${word}</span>`;
}

export const button = (action: string, text: Part, fields: Readonly<Record<string, string>> = {}): Html =>
  html`<form method="post" action="${action}" class="inline">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button>${text}</button></form>`;

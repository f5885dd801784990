// Small pieces of pages: names, labels, states, times, buttons.
import type { Account, Issue, Label } from "../state.ts";
import { type Html, html, type Part } from "./html.ts";

const attribute = (name: string, is: boolean): Html => (is ? html` ${name}` : html``);
export const selected = (is: boolean): Html => attribute("selected", is);
export const checked = (is: boolean): Html => attribute("checked", is);
export const required = (is: boolean): Html => attribute("required", is);
export const current = (is: boolean): Html => (is ? html` aria-current="page"` : html``);

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

const plainLogin = ({ login }: Account): string => login.replace("[bot]", "");

/** "Rosa" of "Rosa Delgado"; the login of whoever has no name. */
export const firstName = (account: Account): string => account.name?.split(" ")[0] ?? plainLogin(account);

export const nameOf = (account: Account): Html =>
  account.deleted
    ? html`<b>ghost</b>`
    : html`<b>${plainLogin(account)}</b>${account.type === "Bot" && html` <span class="tag">bot</span>`}`;

/** A disc with a letter; it says nothing that the name beside it does not. */
export const avatar = (account: Account): Html =>
  html`<span class="avatar a-${account.type === "Bot" ? "bot" : account.id % 8}" aria-hidden="true">${account.deleted ? "?" : plainLogin(account).slice(0, 1).toUpperCase()}</span>`;

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

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

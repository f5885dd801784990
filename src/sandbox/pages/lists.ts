// The issues of a repository, with filters that are plain forms.
import type { Answer } from "../http.ts";
import { issuePage } from "../shapes/issues.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Issue, Repository } from "../state.ts";
import { commentsIn, liveIssues } from "../world.ts";
import { page, repositoryHead } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { counted, current, labelChips, nameOf, selected, stateChip, time } from "./pieces.ts";
import type { Visit } from "./visit.ts";

const perPage = 25;

interface Wanted {
  readonly state: "open" | "closed";
  readonly q: string;
  readonly label: string;
  readonly author: string;
}

export function issueRow(visit: Visit, issue: Issue): Html {
  const said = commentsIn(issue).length;
  const mine = issue.assignees.includes(visit.me) && html` <span class="tag">yours</span>`;
  return html`<li>${stateChip(issue)} <a class="title" href="${issuePage(issue)}">${issue.title}</a> ${labelChips(issue.labels)}${mine}
<div class="quiet">#${issue.number} opened ${time(issue.createdAt)} by ${nameOf(issue.author)}${said > 0 && ` · ${counted(said, "comment")}`}</div></li>`;
}

export function issueList(visit: Visit, repository: Repository): Answer {
  const asked = visit.url.searchParams;
  const text = (name: string) => asked.get(name)?.trim() ?? "";
  const state = text("state") === "closed" ? "closed" : "open";
  const wanted: Wanted = { state, q: text("q"), label: text("label"), author: text("author") };
  const fitting = liveIssues(repository)
    .toReversed()
    .filter((issue) => fits(issue, wanted));
  const inState = fitting.filter((issue) => issue.state === state);
  const pages = Math.max(1, Math.ceil(inState.length / perPage));
  const at = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get("page"))) || 1));
  const shown = inState.slice((at - 1) * perPage, at * perPage);
  const body = html`${repositoryHead(visit, repository, "issues")}
<div class="bar"><h1>Issues</h1><a class="button main" href="/${slugOf(repository)}/issues/new/choose">New issue</a></div>
${filterForm(repository, wanted)}
<div class="box-list">${states(wanted, fitting)}
${shown.length === 0 ? html`<p class="empty">${nothing(wanted)}</p>` : html`<ul class="issues">${shown.map((issue) => issueRow(visit, issue))}</ul>`}</div>
${pages > 1 && paging(wanted, at, pages)}`;
  return page(visit, `Issues of ${repository.name}`, body);
}

function fits(issue: Issue, { q, label, author }: Wanted): boolean {
  if (label !== "" && !issue.labels.some(({ name }) => name === label)) return false;
  if (author !== "" && issue.author.login !== author) return false;
  const sought = q.toLowerCase().replace(/^#(?=\d+$)/, "");
  return sought === "" || `${issue.number}\n${issue.title}\n${issue.body}`.toLowerCase().includes(sought);
}

const query = (wanted: Wanted, change: Readonly<Record<string, string>>): string =>
  `?${new URLSearchParams(Object.entries({ ...wanted, ...change }).filter(([, value]) => value !== ""))}`;

const isFiltered = ({ q, label, author }: Wanted): boolean => q !== "" || label !== "" || author !== "";

function filterForm(repository: Repository, wanted: Wanted): Html {
  const { state, q, label, author } = wanted;
  const authors = [...new Set(liveIssues(repository).map((issue) => issue.author.login))].sort();
  const labels = repository.labels.map(({ name }) => name).sort();
  const choice = (name: string, title: string, all: readonly string[], now: string) =>
    html`<label>${title} <select name="${name}"><option value="">Any</option>${all.map((one) => html`<option value="${one}"${selected(one === now)}>${one}</option>`)}</select></label>`;
  return html`<search><form method="get" class="filters"><input type="hidden" name="state" value="${state}">
<label class="wide">Text <input type="search" name="q" value="${q}"></label>
${choice("label", "Label", labels, label)}
${choice("author", "Author", authors, author)}
<div class="buttons"><button>Filter</button>${isFiltered(wanted) && html` <a class="button" href="?state=${state}">Clear</a>`}</div></form></search>`;
}

function states(wanted: Wanted, fitting: readonly Issue[]): Html {
  const tab = (state: Wanted["state"]) =>
    html`<a href="${query(wanted, { state })}"${current(wanted.state === state)}>${fitting.filter((issue) => issue.state === state).length} ${state}</a>`;
  return html`<nav class="states" aria-label="State">${tab("open")} ${tab("closed")}</nav>`;
}

const nothing = (wanted: Wanted): string =>
  isFiltered(wanted) ? `No ${wanted.state} issue is like that.` : `There are no ${wanted.state} issues.`;

function paging(wanted: Wanted, at: number, pages: number): Html {
  const link = (to: number, text: string, rel: string) =>
    html`<a class="button" rel="${rel}" href="${query(wanted, { page: String(to) })}">${text}</a>`;
  return html`<nav class="paging" aria-label="Pages">${at > 1 && link(at - 1, "Newer", "prev")} <span>Page ${at} of ${pages}</span> ${at < pages && link(at + 1, "Older", "next")}</nav>`;
}

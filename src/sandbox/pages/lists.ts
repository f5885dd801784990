// The overview, and the issues of a repository.
import { canSee, mayInProjects } from "../access.ts";
import type { Answer } from "../http.ts";
import type { Project } from "../project.ts";
import { projectPage } from "../shapes/projects.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Issue, Repository } from "../state.ts";
import { commentsIn, liveIssues, openIssues } from "../world.ts";
import { type Html, html } from "./html.ts";
import { labelChips, nameOf, page, peopleOf, stateChip, time, type Visit } from "./visit.ts";

const perPage = 50;

export function overview(visit: Visit): Answer {
  const { world, viewer } = visit;
  const seen = world.repositories.filter((one) => canSee(world, viewer, one));
  const body = html`<h1>${world.organisation.login}</h1>
<p class="quiet">A local GitHub to try things out. Nothing here leaves this machine.</p>
${seen.map((repository) => repositoryCard(repository))}
${mayInProjects(world, viewer, "read") && world.projects.map((project) => projectCard(visit, project))}
<h2>People</h2>
<ul class="people">${peopleOf(world).map((account) => {
    const teams = world.teams.filter((team) => team.members.has(account)).map(({ slug }) => slug);
    return html`<li>${nameOf(account)} <span class="quiet">${[account.name, ...teams, account.standing === "member" ? null : account.standing].filter((one) => one !== null).join(" · ")}</span></li>`;
  })}</ul>`;
  return page(visit, world.organisation.login, body);
}

function repositoryCard(repository: Repository): Html {
  const slug = slugOf(repository);
  const newest = openIssues(repository).toReversed().slice(0, 5);
  return html`<section class="card"><h2><a href="/${slug}/issues">${repository.name}</a>${repository.visibility === "private" && html` <span class="tag">private</span>`}</h2>
<p>${openIssues(repository).length} open · <a href="/${slug}/issues/new/choose">New issue</a></p>
${newest.length > 0 && html`<ul class="issues">${newest.map((issue) => row(issue))}</ul>`}</section>`;
}

function projectCard({ world }: Visit, project: Project): Html {
  const count = project.items.filter(({ archivedAt }) => archivedAt === null).length;
  return html`<section class="card"><h2><a href="${projectPage(world, project)}">${project.title}</a></h2>
<p>Board with ${count} ${count === 1 ? "card" : "cards"}</p></section>`;
}

function row(issue: Issue): Html {
  const said = commentsIn(issue).length;
  return html`<li>${stateChip(issue)} <a href="/${slugOf(issue.repository)}/issues/${issue.number}">${issue.title}</a> ${labelChips(issue.labels)}
<div class="quiet">#${issue.number} opened ${time(issue.createdAt)} by ${nameOf(issue.author)}${said > 0 && ` · ${said} ${said === 1 ? "comment" : "comments"}`}</div></li>`;
}

export function issueList(visit: Visit, repository: Repository): Answer {
  const state = visit.url.searchParams.get("state") === "closed" ? "closed" : "open";
  const label = visit.url.searchParams.get("label");
  const all = liveIssues(repository).toReversed();
  const fitting = all
    .filter((issue) => issue.state === state)
    .filter((issue) => label === null || issue.labels.some(({ name }) => name === label));
  const at = Math.max(1, Number(visit.url.searchParams.get("page")) || 1);
  const shown = fitting.slice((at - 1) * perPage, at * perPage);
  const slug = slugOf(repository);
  const count = (wanted: string) => all.filter((issue) => issue.state === wanted).length;
  const link = (to: number, text: string) => html`<a href="?state=${state}&page=${to}">${text}</a> `;
  const body = html`<h1><a href="/">${repository.owner.login}</a> / ${repository.name}</h1>
<nav class="bar"><a href="?state=open"${current(state === "open")}>${count("open")} open</a> <a href="?state=closed"${current(state === "closed")}>${count("closed")} closed</a>
<a class="button" href="/${slug}/issues/new/choose">New issue</a></nav>
${label !== null && html`<p>With the label <b>${label}</b>. <a href="?state=${state}">All</a></p>`}
${shown.length === 0 ? html`<p>Nothing here.</p>` : html`<ul class="issues">${shown.map(row)}</ul>`}
<p>${at > 1 && link(at - 1, "Newer")}${fitting.length > at * perPage && link(at + 1, "Older")}</p>`;
  return page(visit, slug, body);
}

const current = (is: boolean): Html => (is ? html` aria-current="page"` : html``);

// The first page: repositories, boards and people.
import { canSee, mayInProjects } from "../access.ts";
import type { Answer } from "../http.ts";
import type { Project } from "../project.ts";
import { projectPage } from "../shapes/projects.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Repository } from "../state.ts";
import { openIssues } from "../world.ts";
import { page } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { issueRow } from "./lists.ts";
import { avatar, counted, nameOf } from "./pieces.ts";
import { peopleOf, type Visit } from "./visit.ts";

const newest = 5;
const mostPeople = 60;

export function overview(visit: Visit): Answer {
  const { world, viewer } = visit;
  const seen = world.repositories.filter((one) => canSee(world, viewer, one));
  const people = peopleOf(world);
  const body = html`<h1>${world.organisation.login}</h1>
${seen.map((repository) => repositoryCard(visit, repository))}
${mayInProjects(world, viewer, "read") && world.projects.map((project) => projectCard(visit, project))}
<section class="card" id="people"><h2>People</h2>
<ul class="people">${people.slice(0, mostPeople).map((account) => {
    const teams = world.teams.filter((team) => team.members.has(account)).map(({ slug }) => slug);
    const standing = account.standing === "member" ? null : account.standing;
    return html`<li>${avatar(account)} <span>${nameOf(account)}<br><span class="quiet">${[account.name, ...teams, standing].filter((one) => one !== null).join(" · ")}</span></span></li>`;
  })}</ul>${people.length > mostPeople && html`<p class="quiet">and ${people.length - mostPeople} more</p>`}</section>`;
  return page(visit, world.organisation.login, body);
}

function repositoryCard(visit: Visit, repository: Repository): Html {
  const slug = slugOf(repository);
  const open = openIssues(repository);
  return html`<section class="card"><div class="bar"><h2><a href="/${slug}/issues">${repository.name}</a>${repository.visibility === "private" && html` <span class="tag">private</span>`}</h2>
<a class="button main" href="/${slug}/issues/new/choose">New issue</a></div>
${repository.description !== null && html`<p class="quiet">${repository.description}</p>`}
${
  open.length > 0 &&
  html`<ul class="issues">${open
    .toReversed()
    .slice(0, newest)
    .map((issue) => issueRow(visit, issue))}</ul>`
}
<p><a href="/${slug}/issues">${open.length === 0 ? "No open issues" : `All ${counted(open.length, "open issue")}`}</a></p></section>`;
}

function projectCard({ world }: Visit, project: Project): Html {
  const count = project.items.filter(({ archivedAt }) => archivedAt === null).length;
  return html`<section class="card"><h2><a href="${projectPage(world, project)}">${project.title}</a></h2>
<p class="quiet">Board with ${counted(count, "card")}</p></section>`;
}

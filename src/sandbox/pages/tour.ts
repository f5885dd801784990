// Three steps in words for whoever is here for the first time, with people whom this community has.
import { canSee } from "../access.ts";
import { formsOf } from "../forms.ts";
import { issuePage } from "../shapes/issues.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Account, Issue, Repository, World } from "../state.ts";
import { liveIssues, membersOf } from "../world.ts";
import { type Html, html, type Part } from "./html.ts";
import { button, firstName } from "./pieces.ts";
import { peopleOf, type Visit } from "./visit.ts";

interface Cast {
  readonly requester: Account;
  readonly deciders: readonly Account[];
  readonly repository: Repository;
}

/** Somebody in no team asks; two of the first team that has two decide. */
function castOf(world: World): Cast | undefined {
  const people = peopleOf(world);
  const inTeams = new Set(world.teams.flatMap((team) => [...team.members.keys()]));
  const requester = people.find((one) => !inTeams.has(one) && one.standing === "member") ?? people[0];
  const open = world.repositories.filter((one) => !one.archived && formsOf(world, one).length > 0);
  const repository = open.find((one) => one.name !== ".github") ?? open[0] ?? world.repositories[0];
  if (!requester || !repository) return undefined;
  const teams = world.teams.map((team) => [...membersOf(world, team).keys()].filter((one) => one !== requester));
  const deciders = (teams.find((members) => members.length > 1) ?? teams.find((members) => members.length > 0) ?? [])
    .toSorted((a, b) => a.id - b.id)
    .slice(0, 2);
  return { requester, deciders, repository };
}

export function tourBox(visit: Visit): Html {
  const cast = visit.tour ? castOf(visit.world) : undefined;
  if (!cast || !canSee(visit.world, visit.viewer, cast.repository)) return html``;
  const open = visit.url.pathname === "/" ? html` open` : html``;
  return html`<details class="tour"${open}><summary>New here? A tour in three steps</summary>
<ol>${stepOne(cast)}${cast.deciders.length > 0 && stepTwo(cast)}${stepThree()}</ol>
${button("/-/tour", "Close the tour", { back: visit.url.pathname + visit.url.search })}</details>`;
}

const step = (title: string, about: Part, buttons: Part): Html =>
  html`<li><b>${title}</b> ${about}<div class="buttons">${buttons}</div></li>`;

function stepOne({ requester, repository }: Cast): Html {
  const forms = `/${slugOf(repository)}/issues/new/choose`;
  return step(
    `You are ${firstName(requester)}: open a request.`,
    "Choose a form and fill it in. An answer comes on the issue: whose turn it is, and what is missing.",
    button("/-/person", `Be ${firstName(requester)} and open a request`, { login: requester.login, back: forms }),
  );
}

function stepTwo({ requester, deciders, repository }: Cast): Html {
  const issue = newestOf(requester, repository);
  const back = issue ? issuePage(issue) : `/${slugOf(repository)}/issues`;
  const where = issue ? html`<a href="${back}">the request</a>` : "the request";
  return step(
    `Be ${deciders.map(firstName).join(" and ")}: approve.`,
    html`Open ${where} and write <code>/approve</code> in a comment${deciders.length > 1 && ", first the one, then the other"}.`,
    deciders.map((one) => html`${button("/-/person", `Be ${firstName(one)}`, { login: one.login, back })} `),
  );
}

/** The one that was opened last; whoever takes the tour has just done so. */
const newestOf = (requester: Account, repository: Repository): Issue | undefined =>
  liveIssues(repository).findLast(({ author, state }) => author === requester && state === "open");

const stepThree = (): Html =>
  step(
    "Jump to the next due date.",
    "Time stands still here until you move it. Reminders and deadlines then happen, each at its own time.",
    button("/-/clock", "Jump", { to: "next", back: "/-/clock" }),
  );

// Which page a browser asks for.
import { readFileSync } from "node:fs";
import type { Answer, Heard } from "../http.ts";
import type { Project, ProjectItem } from "../project.ts";
import { notFound, Refusal } from "../refusal.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Comment, Issue, Repository, World } from "../state.ts";
import { commentOf, isRedacted, issueOf, projectOf, repositoryOf, sameLogin } from "../world.ts";
import { deleteReply, edit, editReply, label, reply, tick, tickTask } from "./actions.ts";
import { showBoard } from "./board.ts";
import { add, archive, change, restore, takeOff } from "./board-actions.ts";
import { clockPage, moveClock } from "./clock.ts";
import { showEdits } from "./edits.ts";
import { page } from "./frame.ts";
import { html } from "./html.ts";
import { showIssue } from "./issue.ts";
import { issueList } from "./lists.ts";
import { choose, newIssue, submit } from "./new-issue.ts";
import { overview } from "./overview.ts";
import {
  cameFrom,
  cookieFor,
  cookieForTour,
  peopleOf,
  redirect,
  securityHeaders,
  type Visit,
  visitOf,
} from "./visit.ts";

type Show = (visit: Visit) => Answer | Promise<Answer>;

const inRepository =
  (show: (visit: Visit, repository: Repository) => Answer): Show =>
  (visit) =>
    show(visit, repositoryIn(visit));
const inIssue =
  (show: (visit: Visit, issue: Issue) => Answer | Promise<Answer>): Show =>
  (visit) =>
    show(visit, issueIn(visit));
const inComment =
  (show: (visit: Visit, comment: Comment) => Answer): Show =>
  (visit) =>
    show(visit, commentOf(visit.world, visit.viewer, repositoryIn(visit), Number(visit.parts[3])));

const inProject =
  (show: (visit: Visit, project: Project) => Answer): Show =>
  (visit) =>
    show(visit, projectIn(visit));
const inItem =
  (show: (visit: Visit, item: ProjectItem) => Answer): Show =>
  (visit) =>
    show(visit, itemIn(visit));

const table: readonly (readonly [method: string, path: RegExp, show: Show])[] = [
  ["GET", /^\/$/, overview],
  ["GET", /^\/-\/style\.css$/, () => styleSheet],
  ["GET", /^\/-\/labels\.css$/, ({ world }) => css(labelColours(world))],
  ["GET", /^\/favicon\.ico$/, () => ({ status: 204, headers: {}, body: "" })],
  ["POST", /^\/-\/person$/, switchPerson],
  ["POST", /^\/-\/tour$/, turnTour],
  ["GET", /^\/-\/clock$/, (visit) => clockPage(visit)],
  ["POST", /^\/-\/clock$/, moveClock],
  ["GET", /^\/([\w.-]+)\/([\w.-]+?)(?:\/issues)?\/?$/, inRepository(issueList)],
  ["GET", /^\/([\w.-]+)\/([\w.-]+)\/issues\/new\/choose$/, inRepository(choose)],
  ["GET", /^\/([\w.-]+)\/([\w.-]+)\/issues\/new$/, inRepository(newIssue)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/new$/, inRepository(submit)],
  ["GET", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)$/, inIssue(showIssue)],
  ["GET", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/edits$/, inIssue(showEdits)],
  ["GET", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/comments\/(\d+)\/edits$/, inComment(showEdits)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/tasks$/, inIssue(tickTask)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/comments\/(\d+)\/tasks$/, inComment(tickTask)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/comments$/, inIssue(reply)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/edit$/, inIssue(edit)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/labels$/, inIssue(label)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/reactions$/, inIssue(tick)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/comments\/(\d+)\/edit$/, inComment(editReply)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/comments\/(\d+)\/delete$/, inComment(deleteReply)],
  ["POST", /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)\/comments\/(\d+)\/reactions$/, inComment(tick)],
  ["GET", /^\/orgs\/([\w.-]+)\/projects\/(\d+)$/, inProject(showBoard)],
  ["POST", /^\/orgs\/([\w.-]+)\/projects\/(\d+)\/items$/, inProject(add)],
  ["POST", /^\/orgs\/([\w.-]+)\/projects\/(\d+)\/items\/(\d+)\/fields$/, inItem(change)],
  ["POST", /^\/orgs\/([\w.-]+)\/projects\/(\d+)\/items\/(\d+)\/archive$/, inItem(archive)],
  ["POST", /^\/orgs\/([\w.-]+)\/projects\/(\d+)\/items\/(\d+)\/restore$/, inItem(restore)],
  ["POST", /^\/orgs\/([\w.-]+)\/projects\/(\d+)\/items\/(\d+)\/delete$/, inItem(takeOff)],
];

export async function answerPage(sandbox: Sandbox, heard: Heard): Promise<Answer> {
  const method = heard.method === "HEAD" ? "GET" : heard.method;
  const path = heard.url.pathname;
  const [show, parts] = table.flatMap(([wanted, pattern, one]) => {
    const match = wanted === method ? pattern.exec(path) : null;
    return match ? ([[one, match.slice(1)]] as const) : [];
  })[0] ?? [undefined, []];
  const visit = visitOf(sandbox, heard, parts);
  try {
    if (!show) throw new Refusal(404, "There is no such page");
    return await show(visit);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reasons = error.problems.map(
      (one) => one.message ?? `${one.field ?? one.resource}: ${one.code.replaceAll("_", " ")}`,
    );
    const body = html`<h1>That did not work</h1><p class="problem" role="alert">${error.message}</p><ul>${reasons.map((one) => html`<li>${one}</li>`)}</ul><p><a href="/">Overview</a></p>`;
    return page(visit, "That did not work", body, error.status);
  }
}

const repositoryIn = ({ world, viewer, parts }: Visit): Repository =>
  repositoryOf(world, viewer, parts[0] ?? "", parts[1] ?? "");

const issueIn = (visit: Visit): Issue =>
  issueOf(visit.world, visit.viewer, repositoryIn(visit), Number(visit.parts[2]));

function projectIn({ world, viewer, parts }: Visit): Project {
  if (!sameLogin(parts[0] ?? "", world.organisation.login)) throw notFound();
  return projectOf(world, viewer, Number(parts[1]));
}

function itemIn(visit: Visit): ProjectItem {
  const item = projectIn(visit).items.find(({ id }) => id === Number(visit.parts[2]));
  if (!item || isRedacted(visit.world, visit.viewer, item)) throw notFound();
  return item;
}

function switchPerson(visit: Visit): Answer {
  const account = peopleOf(visit.world).find(({ login }) => login === visit.form.get("login"));
  if (!account) throw new Refusal(404, "There is nobody with that name");
  return redirect(cameFrom(visit) ?? "/", { "set-cookie": cookieFor(account) });
}

function turnTour(visit: Visit): Answer {
  return redirect(cameFrom(visit) ?? "/", { "set-cookie": cookieForTour(visit.form.has("open")) });
}

const css = (body: string): Answer => ({
  status: 200,
  headers: { ...securityHeaders, "content-type": "text/css; charset=utf-8" },
  body,
});

const styleSheet = css(readFileSync(new URL("style.css", import.meta.url), "utf8"));

/** The policy allows no style attributes, so each colour in use has a class. */
function labelColours(world: World): string {
  const colours = new Set(world.repositories.flatMap(({ labels }) => labels.map(({ color }) => color.toLowerCase())));
  return [...colours]
    .map((color) => `.c-${color}{background:#${color};color:${isDark(color) ? "#fff" : "#000"}}`)
    .join("\n");
}

/** Whether white is easier to read on it than black. */
function isDark(color: string): boolean {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4) < 0.179;
}

// The frame of every page: where one is, who one is, what time it is.
import { mayInProjects } from "../access.ts";
import type { Answer } from "../http.ts";
import { projectPage } from "../shapes/projects.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Repository } from "../state.ts";
import { openIssues } from "../world.ts";
import { type Html, html } from "./html.ts";
import { avatar, button, current, selected, time } from "./pieces.ts";
import { tourBox } from "./tour.ts";
import { peopleOf, securityHeaders, type Visit } from "./visit.ts";

export function page(visit: Visit, title: string, body: Html, status = 200): Answer {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · sandbox</title>
<link rel="stylesheet" href="/-/style.css"><link rel="stylesheet" href="/-/labels.css">
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top">
<a class="home" href="/">${visit.world.organisation.login}</a>
${clock(visit)}
${personSwitch(visit)}
</header>
<main id="main">
${tourBox(visit)}
${body}</main>
<footer><p>A local GitHub to try things out. Nothing here leaves this machine.</p>
${!visit.tour && button("/-/tour", "Show the tour", { open: "yes", back: "/" })}</footer>
</body>
</html>`;
  return { status, headers: { "content-type": "text/html; charset=utf-8", ...securityHeaders }, body: whole.text };
}

const here = ({ url }: Visit): string => url.pathname + url.search;

/** After a form was sent, the address may be one that only answers to forms: the jump then leads to the clock. */
function clock(visit: Visit): Html {
  const back = visit.form.size > 0 ? "/-/clock" : here(visit);
  return html`<div class="clock"><a href="/-/clock"><span class="unseen">The time here is </span>${time(visit.world.clock.now())}</a>
${button("/-/clock", "Jump to the next due date", { to: "next", back })}</div>`;
}

function personSwitch(visit: Visit): Html {
  const people = peopleOf(visit.world).map(
    (one) =>
      html`<option value="${one.login}"${selected(one === visit.me)}>${one.login}${one.name && ` (${one.name})`}</option>`,
  );
  return html`<form method="post" action="/-/person" class="person">
<label for="person">${avatar(visit.me)} You are</label>
<select id="person" name="login">${people}</select>
<input type="hidden" name="back" value="${here(visit)}">
<button>Switch</button></form>`;
}

/** The way to a repository's pages, and its tabs. */
export function repositoryHead(visit: Visit, repository: Repository, at: "issues" | "elsewhere"): Html {
  const { world, viewer } = visit;
  const slug = slugOf(repository);
  const boards = mayInProjects(world, viewer, "read") ? world.projects : [];
  return html`<p class="crumbs"><a href="/">${repository.owner.login}</a> / <a href="/${slug}/issues"><b>${repository.name}</b></a>${repository.visibility === "private" && html` <span class="tag">private</span>`}${repository.archived && html` <span class="tag">archived</span>`}</p>
<nav class="tabs" aria-label="${repository.name}"><a href="/${slug}/issues"${current(at === "issues")}>Issues <span class="count">${openIssues(repository).length}</span></a>${boards.map(
    (project) => html` <a href="${projectPage(world, project)}">Board: ${project.title}</a>`,
  )}</nav>`;
}

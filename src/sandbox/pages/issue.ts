// One issue: its text, its whole history, and what the person may do.
import type { Answer } from "../http.ts";
import { issuePage } from "../shapes/issues.ts";
import type { Issue } from "../state.ts";
import { commentsIn } from "../world.ts";
import { showText } from "./comment.ts";
import { page, repositoryHead } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { boardBox, onBoards } from "./issue-boards.ts";
import { avatar, checked, counted, labelChip, labelChips, nameOf, stateChip, time } from "./pieces.ts";
import { thoughts } from "./thoughts.ts";
import { history } from "./timeline.ts";
import { may, type Visit } from "./visit.ts";

export async function showIssue(visit: Visit, issue: Issue): Promise<Answer> {
  const body = html`${repositoryHead(visit, issue.repository, "elsewhere")}
<h1>${issue.title} <span class="quiet">#${issue.number}</span></h1>
<p class="chips">${stateChip(issue)} ${labelChips(issue.labels)} ${issue.locked && html`<span class="tag">locked</span>`} <span class="quiet">opened ${time(issue.createdAt)} by ${nameOf(issue.author)} · ${counted(commentsIn(issue).length, "comment")}</span></p>
${await thoughts(visit, issue)}
<div class="columns"><div>
${family(issue)}
${showText(visit, issue)}
${history(visit, issue)}
${replyBox(visit, issue)}</div>
<aside aria-label="About this issue">${assignees(issue)}
${may(visit, issue.repository, "triage") && labelBox(issue)}
${onBoards(visit, issue)}
${boardBox(visit, issue)}</aside></div>`;
  return page(visit, `${issue.title} #${issue.number}`, body);
}

function family({ parent, subIssues }: Issue): Html {
  return html`${parent && html`<p class="quiet">Part of <a href="${issuePage(parent)}">${parent.title} #${parent.number}</a></p>`}
${subIssues.length > 0 && html`<section class="card"><h2>Sub-issues</h2><ul class="issues">${subIssues.map((child) => html`<li>${stateChip(child)} <a href="${issuePage(child)}">${child.title}</a></li>`)}</ul></section>`}`;
}

const assignees = ({ assignees: people }: Issue): Html =>
  html`<section><h2>Assignees</h2>${people.length === 0 ? html`<p class="quiet">Nobody</p>` : people.map((one) => html`<p>${avatar(one)} ${nameOf(one)}</p>`)}</section>`;

function replyBox(visit: Visit, issue: Issue): Html {
  if (issue.locked && !may(visit, issue.repository, "write")) return html`<p>This conversation is locked.</p>`;
  const mayClose = issue.author === visit.me || may(visit, issue.repository, "triage");
  const close = html`<button name="state" value="closed">Close as completed</button> <button name="state" value="not_planned">Close as not planned</button>`;
  return html`<form method="post" action="${issuePage(issue)}/comments" class="stack reply"><label for="reply">Comment as ${nameOf(visit.me)}</label>
<textarea id="reply" name="body" rows="5"></textarea>
<div class="buttons"><button class="main" name="state" value="">Comment</button> ${mayClose && (issue.state === "open" ? close : html`<button name="state" value="open">Reopen</button>`)}</div></form>`;
}

function labelBox(issue: Issue): Html {
  if (issue.repository.labels.length === 0) return html``;
  const boxes = issue.repository.labels.map(
    (label) =>
      html`<label class="box"><input type="checkbox" name="label" value="${label.name}"${checked(issue.labels.includes(label))}> ${labelChip(label)}</label>`,
  );
  return html`<section><h2>Labels</h2><details><summary>Change labels</summary><form method="post" action="${issuePage(issue)}/labels" class="stack">${boxes}<button>Save labels</button></form></details></section>`;
}

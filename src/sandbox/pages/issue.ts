// One issue: its text, its whole history, and what the person may do.

import type { Answer } from "../http.ts";
import { issuePage } from "../shapes/issues.ts";
import { type Comment, type Issue, type ReactionContent, reactionContents, type TimelineEvent } from "../state.ts";
import { type Html, html, type Part } from "./html.ts";
import { render } from "./markdown.ts";
import { button, checked, labelChip, may, nameOf, page, stateChip, time, type Visit } from "./visit.ts";

export function showIssue(visit: Visit, issue: Issue): Answer {
  const at = issuePage(issue);
  const mayEdit = issue.author === visit.me || may(visit, issue.repository, "triage");
  const body = html`<p class="quiet"><a href="/">${issue.repository.owner.login}</a> / <a href="/${issue.repository.owner.login}/${issue.repository.name}/issues">${issue.repository.name}</a></p>
<h1>${issue.title} <span class="quiet">#${issue.number}</span></h1>
<p>${stateChip(issue)} ${issue.labels.map(labelChip)} ${issue.locked && html`<span class="tag">locked</span>`}</p>
${issue.assignees.length > 0 && html`<p class="quiet">Assigned to ${names(issue.assignees.map(nameOf))}</p>`}
${issue.parent && html`<p class="quiet">Part of <a href="${issuePage(issue.parent)}">${issue.parent.title} #${issue.parent.number}</a></p>`}
${issue.subIssues.length > 0 && html`<ul class="issues">${issue.subIssues.map((child) => html`<li>${stateChip(child)} <a href="${issuePage(child)}">${child.title}</a></li>`)}</ul>`}
${text(issue, at, mayEdit)}
${issue.timeline.map((item) => (item.kind === "comment" ? showComment(visit, item) : showEvent(item)))}
${replyBox(visit, issue, at, mayEdit)}
${may(visit, issue.repository, "triage") && labelBox(issue, at)}`;
  return page(visit, issue.title, body);
}

const names = (people: readonly Html[]): Part => people.map((one, index) => (index === 0 ? one : html`, ${one}`));

function text(issue: Issue, at: string, mayEdit: boolean): Html {
  return html`<article class="comment"><header><h2>${nameOf(issue.author)} opened this ${time(issue.createdAt)}</h2> ${edits(issue)}</header>
<div class="prose">${render(issue.body ?? "")}</div>${reactions(issue, `${at}/reactions`)}
${
  mayEdit &&
  html`<details><summary>Edit</summary><form method="post" action="${at}/edit" class="stack">
<label>Title <input name="title" value="${issue.title}"></label>
<label>Text <textarea name="body" rows="10">
${issue.body}</textarea></label><button>Save</button></form></details>`
}</article>`;
}

function showComment(visit: Visit, comment: Comment): Html {
  const to = `${issuePage(comment.issue)}/comments/${comment.id}`;
  const isMine = comment.author === visit.me || may(visit, comment.issue.repository, "write");
  const said = html`<div class="prose">${render(comment.body)}</div>`;
  return html`<article class="comment" id="issuecomment-${comment.id}"><header><h2>${nameOf(comment.author)}${comment.viaApp && comment.author.type === "User" && html` <span class="tag">with ${comment.viaApp.slug}</span>`} ${time(comment.createdAt)}</h2> ${edits(comment)}</header>
${comment.minimized === null ? said : html`<details><summary>Hidden as ${comment.minimized}</summary>${said}</details>`}
${reactions(comment, `${to}/reactions`)}
${
  isMine &&
  html`<details><summary>Edit</summary><form method="post" action="${to}/edit" class="stack"><label>Text <textarea name="body" rows="5">
${comment.body}</textarea></label><button>Save</button></form>${button(`${to}/delete`, "Delete comment")}</details>`
}</article>`;
}

function edits({ revisions }: Issue | Comment): Html {
  if (revisions.length === 0) return html``;
  const each = revisions
    .toReversed()
    .map(
      (revision) =>
        html`<li>${nameOf(revision.editor)} ${time(revision.at)}<pre>${revision.text ?? "(this revision was deleted)"}</pre></li>`,
    );
  return html`<details class="edits"><summary>edited</summary><ol reversed>${each}</ol></details>`;
}

const faces: Readonly<Record<ReactionContent, string>> = {
  ...{ "+1": "👍", "-1": "👎", laugh: "😄", hooray: "🎉" },
  ...{ confused: "😕", heart: "❤️", rocket: "🚀", eyes: "👀" },
};

function reactions({ reactions: given }: Issue | Comment, action: string): Html {
  const each = (content: ReactionContent) => given.filter((one) => one.content === content);
  const chip = (content: ReactionContent, text: string) =>
    button(action, html`<span class="face">${text}</span>`, { content });
  const who = (content: ReactionContent) =>
    each(content)
      .map(({ by }) => by.login)
      .join(", ");
  const there = reactionContents.filter((content) => each(content).length > 0);
  return html`<div class="reactions">${there.map((content) => html`<span title="${who(content)}">${chip(content, `${faces[content]} ${each(content).length}`)}</span>`)}
<details><summary>React</summary>${reactionContents.map((content) => chip(content, faces[content]))}</details></div>`;
}

function showEvent(event: TimelineEvent): Html {
  return html`<p class="event">${nameOf(event.actor)} ${what(event)} <span class="quiet">${time(event.at)}</span></p>`;
}

function what({ detail }: TimelineEvent): Html {
  switch (detail.is) {
    case "labeled":
      return html`added ${labelChip(detail.label)}`;
    case "unlabeled":
      return html`took off ${labelChip(detail.label)}`;
    case "assigned":
      return html`assigned ${nameOf(detail.assignee)}`;
    case "unassigned":
      return html`unassigned ${nameOf(detail.assignee)}`;
    case "closed":
      return html`closed this as ${detail.reason.replace("_", " ")}`;
    case "reopened":
      return html`reopened this`;
    case "renamed":
      return html`changed the title from <s>${detail.from}</s> to <b>${detail.to}</b>`;
    case "locked":
      return html`locked this`;
    case "unlocked":
      return html`unlocked this`;
    case "transferred":
      return html`moved this here from ${detail.from.name}`;
    case "comment_deleted":
      return html`deleted a comment by ${nameOf(detail.author)}`;
    case "sub_issue_added":
    case "sub_issue_removed":
      return html`${detail.is === "sub_issue_added" ? "added" : "removed"} the sub-issue <a href="${issuePage(detail.issue)}">${detail.issue.title}</a>`;
    case "parent_issue_added":
    case "parent_issue_removed":
      return html`${detail.is === "parent_issue_added" ? "put this under" : "took this out of"} <a href="${issuePage(detail.issue)}">${detail.issue.title}</a>`;
    default:
      return detail satisfies never;
  }
}

function replyBox(visit: Visit, issue: Issue, at: string, mayEdit: boolean): Html {
  if (issue.locked && !may(visit, issue.repository, "write")) return html`<p>This conversation is locked.</p>`;
  const close = html`<button name="state" value="closed">Close as completed</button> <button name="state" value="not_planned">Close as not planned</button>`;
  return html`<form method="post" action="${at}/comments" class="stack reply"><label for="reply">Comment as ${nameOf(visit.me)}</label>
<textarea id="reply" name="body" rows="5"></textarea>
<div><button class="main" name="state" value="">Comment</button> ${mayEdit && (issue.state === "open" ? close : html`<button name="state" value="open">Reopen</button>`)}</div></form>`;
}

function labelBox(issue: Issue, at: string): Html {
  if (issue.repository.labels.length === 0) return html``;
  const boxes = issue.repository.labels.map(
    (label) =>
      html`<label class="box"><input type="checkbox" name="label" value="${label.name}"${checked(issue.labels.includes(label))}> ${labelChip(label)}</label>`,
  );
  return html`<details class="card"><summary>Labels</summary><form method="post" action="${at}/labels" class="stack">${boxes}<button>Save labels</button></form></details>`;
}

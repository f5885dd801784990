// One issue: its text, its whole history, and what the person may do.

import type { Answer } from "../http.ts";
import { issuePage } from "../shapes/issues.ts";
import {
  type Account,
  type Comment,
  type Issue,
  type ReactionContent,
  reactionContents,
  type TimelineEvent,
} from "../state.ts";
import { type Html, html, type Part } from "./html.ts";
import { boardBox, onBoards } from "./issue-boards.ts";
import { render } from "./markdown.ts";
import { fingerprint, mayHaveTasks } from "./tasks.ts";
import { button, checked, labelChip, labelChips, may, nameOf, page, stateChip, time, type Visit } from "./visit.ts";

export function showIssue(visit: Visit, issue: Issue): Answer {
  const at = issuePage(issue);
  const mayEdit = issue.author === visit.me || may(visit, issue.repository, "triage");
  const body = html`<p class="quiet"><a href="/">${issue.repository.owner.login}</a> / <a href="/${issue.repository.owner.login}/${issue.repository.name}/issues">${issue.repository.name}</a></p>
<h1>${issue.title} <span class="quiet">#${issue.number}</span></h1>
<p>${stateChip(issue)} ${labelChips(issue.labels)} ${issue.locked && html`<span class="tag">locked</span>`}</p>
${onBoards(visit, issue)}
${issue.assignees.length > 0 && html`<p class="quiet">Assigned to ${names(issue.assignees.map(nameOf))}</p>`}
${issue.parent && html`<p class="quiet">Part of <a href="${issuePage(issue.parent)}">${issue.parent.title} #${issue.parent.number}</a></p>`}
${issue.subIssues.length > 0 && html`<ul class="issues">${issue.subIssues.map((child) => html`<li>${stateChip(child)} <a href="${issuePage(child)}">${child.title}</a></li>`)}</ul>`}
${text(issue, at, mayEdit)}
${history(visit, issue)}
${replyBox(visit, issue, at, mayEdit)}
${may(visit, issue.repository, "triage") && labelBox(issue, at)}
${boardBox(visit, issue)}`;
  return page(visit, issue.title, body);
}

/** Comments, events and edits of the text in the order in which they happened. */
function history(visit: Visit, issue: Issue): Html[] {
  const said = issue.timeline.map((item) => ({
    seq: item.seq,
    shown: item.kind === "comment" ? showComment(visit, item) : showEvent(item.actor, what(item), item.at),
  }));
  const edited = issue.revisions.slice(1).map(({ seq, editor, at }) => ({
    seq,
    shown: showEvent(editor, html`edited the text`, at),
  }));
  return [...said, ...edited].sort((a, b) => a.seq - b.seq).map(({ shown }) => shown);
}

const names = (people: readonly Html[]): Part => people.map((one, index) => (index === 0 ? one : html`, ${one}`));

function text(issue: Issue, at: string, mayEdit: boolean): Html {
  return html`<article class="comment"><header><h2>${nameOf(issue.author)} opened this ${time(issue.createdAt)}</h2> ${edits(issue)}</header>
${prose(issue.body ?? "", mayEdit && at, "tasks")}${reactions(issue, `${at}/reactions`)}
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
  const said = prose(comment.body, isMine && to, `tasks-${comment.id}`);
  return html`<article class="comment" id="issuecomment-${comment.id}"><header><h2>${nameOf(comment.author)}${comment.viaApp && comment.author.type === "User" && html` <span class="tag">with ${comment.viaApp.slug}</span>`} ${time(comment.createdAt)}</h2> ${edits(comment)}</header>
${comment.minimized === null ? said : html`<details><summary>Hidden as ${comment.minimized}</summary>${said}</details>`}
${reactions(comment, `${to}/reactions`)}
${
  isMine &&
  html`<details><summary>Edit</summary><form method="post" action="${to}/edit" class="stack"><label>Text <textarea name="body" rows="5">
${comment.body}</textarea></label><button>Save</button></form>${button(`${to}/delete`, "Delete comment")}</details>`
}</article>`;
}

/** Who may edit the text may tick its boxes; each is a button of one form behind it. */
function prose(source: string, at: string | false, form: string): Html {
  if (at === false || !mayHaveTasks(source)) return html`<div class="prose">${render(source)}</div>`;
  return html`<div class="prose">${render(source, form)}</div>
<form id="${form}" method="post" action="${at}/tasks"><input type="hidden" name="seen" value="${fingerprint(source)}"></form>`;
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

function showEvent(actor: Account, did: Html, at: string): Html {
  return html`<p class="event">${nameOf(actor)} ${did} <span class="quiet">${time(at)}</span></p>`;
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

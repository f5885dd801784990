// One box of the conversation: the issue's own text, or a comment, with what may be done with it.
import { issuePage } from "../shapes/issues.ts";
import { type Comment, type Issue, type ReactionContent, reactionContents } from "../state.ts";
import { type Html, html, type Part } from "./html.ts";
import { render } from "./markdown.ts";
import { avatar, button, nameOf, time } from "./pieces.ts";
import { Surroundings } from "./references.ts";
import { fingerprint, mayHaveTasks } from "./tasks.ts";
import { may, type Visit } from "./visit.ts";

export function showText(visit: Visit, issue: Issue): Html {
  const at = issuePage(issue);
  const mayEdit = issue.author === visit.me || may(visit, issue.repository, "triage");
  const heading = html`${avatar(issue.author)} ${nameOf(issue.author)} opened this ${time(issue.createdAt)}`;
  if (mayEdit && visit.url.searchParams.get("edit") === "text") {
    return box(heading, null, "text", editText(issue, at));
  }
  const side = html`${edits(issue, `${at}/edits`)}${mayEdit && html` <a href="?edit=text#text">Edit<span class="unseen"> the text</span></a>`}`;
  return box(heading, side, "text", html`${prose(visit, issue, mayEdit && at)}${reactions(issue, `${at}/reactions`)}`);
}

export function showComment(visit: Visit, comment: Comment): Html {
  const { author, issue, viaApp } = comment;
  const at = issuePage(issue);
  const to = `${at}/comments/${comment.id}`;
  const id = `issuecomment-${comment.id}`;
  const isMine = author === visit.me || may(visit, issue.repository, "write");
  const heading = html`${avatar(author)} ${nameOf(author)}${author === issue.author && html` <span class="tag">author</span>`}${viaApp && author.type === "User" && html` <span class="tag">with ${viaApp.slug}</span>`} <a class="quiet" href="#${id}">${time(comment.createdAt)}</a>`;
  if (isMine && visit.url.searchParams.get("edit") === String(comment.id)) {
    return box(heading, null, id, editComment(comment, to, `${at}#${id}`));
  }
  const said = prose(visit, comment, isMine && to);
  const side = html`${edits(comment, `${to}/edits`)}${isMine && html` <a href="?edit=${comment.id}#${id}">Edit<span class="unseen"> the comment of ${author.login}</span></a>`}`;
  const text =
    comment.minimized === null
      ? said
      : html`<details class="hidden"><summary>Hidden as ${comment.minimized}</summary>${said}</details>`;
  return box(heading, side, id, html`${text}${reactions(comment, `${to}/reactions`)}`);
}

const box = (heading: Html, side: Part, id: string, content: Html): Html =>
  html`<article class="comment" id="${id}"><header><h2>${heading}</h2> <span class="side">${side}</span></header>
${content}</article>`;

const editText = (issue: Issue, at: string): Html =>
  html`<form method="post" action="${at}/edit" class="stack"><label>Title <input name="title" value="${issue.title}"></label>
<label>Text <textarea name="body" rows="14" autofocus>
${issue.body}</textarea></label><div class="buttons"><button class="main">Save</button> <a class="button" href="${at}">Cancel</a></div></form>`;

const editComment = (comment: Comment, to: string, back: string): Html =>
  html`<form method="post" action="${to}/edit" class="stack"><label>Text <textarea name="body" rows="8" autofocus>
${comment.body}</textarea></label><div class="buttons"><button class="main">Save</button> <a class="button" href="${back}">Cancel</a></div></form>
${button(`${to}/delete`, "Delete comment")}`;

/** Who may edit the text may tick its boxes; each is a button of one form behind it. */
function prose({ world }: Visit, subject: Issue | Comment, at: string | false): Html {
  const source = subject.body ?? "";
  if (source.trim() === "") return html`<div class="prose quiet"><p>Nothing was written.</p></div>`;
  const around = new Surroundings(world, subject.kind === "issue" ? subject.repository : subject.issue.repository);
  if (at === false || !mayHaveTasks(source)) {
    return html`<div class="prose">${render(source, undefined, around)}</div>`;
  }
  const form = subject.kind === "issue" ? "tasks" : `tasks-${subject.id}`;
  return html`<div class="prose">${render(source, form, around)}</div>
<form id="${form}" method="post" action="${at}/tasks"><input type="hidden" name="seen" value="${fingerprint(source)}"></form>`;
}

const edits = ({ revisions }: Issue | Comment, to: string): Html =>
  revisions.length === 0 ? html`` : html`<a href="${to}">edited</a>`;

const faces: Readonly<Record<ReactionContent, readonly [face: string, name: string]>> = {
  ...{ "+1": ["👍", "thumbs up"], "-1": ["👎", "thumbs down"], laugh: ["😄", "laugh"], hooray: ["🎉", "hooray"] },
  ...{ confused: ["😕", "confused"], heart: ["❤️", "heart"], rocket: ["🚀", "rocket"], eyes: ["👀", "eyes"] },
};

/** One form, a button each; pressing again takes one's own back. */
function reactions({ reactions: given }: Issue | Comment, action: string): Html {
  const by = (content: ReactionContent) => given.filter((one) => one.content === content).map((one) => one.by.login);
  const there = reactionContents.filter((content) => by(content).length > 0);
  const chip = (content: ReactionContent) => {
    const [face, name] = faces[content];
    const who = by(content);
    const said = who.length === 0 ? name : `${name}, ${who.length}: ${who.join(", ")}`;
    return html`<button name="content" value="${content}" title="${said}" aria-label="${said}">${face}${who.length > 0 && ` ${who.length}`}</button>`;
  };
  const others = reactionContents.filter((content) => !there.includes(content));
  return html`<form class="reactions" method="post" action="${action}">${there.map(chip)}<details><summary>React</summary><span>${others.map(chip)}</span></details></form>`;
}

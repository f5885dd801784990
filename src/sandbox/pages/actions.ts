// What the buttons of an issue's page do.
import type { Answer } from "../http.ts";
import { Refusal } from "../refusal.ts";
import { issuePage } from "../shapes/issues.ts";
import { type Comment, type Issue, type ReactionContent, reactionContents } from "../state.ts";
import { addComment, deleteComment, editComment } from "../verbs/comments.ts";
import { closeIssue, editIssue, reopenIssue } from "../verbs/issues.ts";
import { setLabels } from "../verbs/labels.ts";
import { react, unreact } from "../verbs/reactions.ts";
import { toggled } from "./markdown.ts";
import { fingerprint } from "./tasks.ts";
import { redirect, type Visit } from "./visit.ts";

/** Browsers send line ends as CRLF; GitHub keeps what its own editor sends, which is LF. */
const sent = (visit: Visit, name: string): string => (visit.form.get(name) ?? "").replace(/\r\n/g, "\n");

const back = (issue: Issue, to = ""): Answer => redirect(issuePage(issue) + to);

export function reply(visit: Visit, issue: Issue): Answer {
  const { world, viewer } = visit;
  const body = sent(visit, "body");
  const state = sent(visit, "state");
  const comment = state === "" || body.trim() !== "" ? addComment(world, viewer, issue, body) : undefined;
  if (state === "closed") closeIssue(world, viewer, issue, "completed");
  if (state === "not_planned") closeIssue(world, viewer, issue, "not_planned");
  if (state === "open") reopenIssue(world, viewer, issue);
  return back(issue, comment && `#issuecomment-${comment.id}`);
}

export function edit(visit: Visit, issue: Issue): Answer {
  editIssue(visit.world, visit.viewer, issue, { title: sent(visit, "title"), body: sent(visit, "body") });
  return back(issue);
}

export function label(visit: Visit, issue: Issue): Answer {
  const wanted = visit.form.getAll("label");
  const labels = issue.repository.labels.filter(({ name }) => wanted.includes(name));
  setLabels(visit.world, visit.viewer, issue, labels);
  return back(issue);
}

export function editReply(visit: Visit, comment: Comment): Answer {
  editComment(visit.world, visit.viewer, comment, sent(visit, "body"));
  return back(comment.issue, `#issuecomment-${comment.id}`);
}

export function deleteReply(visit: Visit, comment: Comment): Answer {
  deleteComment(visit.world, visit.viewer, comment);
  return back(comment.issue);
}

/** Ticks a task box in the text, or unticks it. */
export function tickTask(visit: Visit, subject: Issue | Comment): Answer {
  const source = subject.body ?? "";
  const isSame = fingerprint(source) === sent(visit, "seen");
  const body = isSame ? toggled(source, Number(sent(visit, "task"))) : undefined;
  if (body === undefined) throw new Refusal(422, "The text was changed since you saw it: load the page again");
  if (subject.kind === "issue") editIssue(visit.world, visit.viewer, subject, { body });
  else editComment(visit.world, visit.viewer, subject, body);
  return subject.kind === "issue" ? back(subject) : back(subject.issue, `#issuecomment-${subject.id}`);
}

/** A second tick takes the reaction back. */
export function tick(visit: Visit, subject: Issue | Comment): Answer {
  const content = sent(visit, "content");
  const isContent = (text: string): text is ReactionContent => reactionContents.some((one) => one === text);
  if (isContent(content)) {
    const mine = subject.reactions.find((one) => one.by === visit.me && one.content === content);
    if (mine) unreact(visit.world, visit.viewer, subject, mine);
    else react(visit.world, visit.viewer, subject, content);
  }
  return subject.kind === "issue" ? back(subject) : back(subject.issue, `#issuecomment-${subject.id}`);
}

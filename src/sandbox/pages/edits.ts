// Every text that an issue or a comment had, newest first.
import type { Answer } from "../http.ts";
import { issuePage } from "../shapes/issues.ts";
import type { Comment, Issue } from "../state.ts";
import { page, repositoryHead } from "./frame.ts";
import { html } from "./html.ts";
import { nameOf, time } from "./pieces.ts";
import type { Visit } from "./visit.ts";

const most = 30_000;

export function showEdits(visit: Visit, subject: Issue | Comment): Answer {
  const issue = subject.kind === "issue" ? subject : subject.issue;
  const back = subject.kind === "issue" ? issuePage(issue) : `${issuePage(issue)}#issuecomment-${subject.id}`;
  let room = most;
  const each = subject.revisions.toReversed().map((revision) => {
    const text = revision.text ?? "(this revision was deleted)";
    room -= text.length;
    const shown = room < 0 ? "(too long for this page: the API has it)" : text;
    return html`<li>${nameOf(revision.editor)} ${time(revision.at)}<pre tabindex="0">${shown}</pre></li>`;
  });
  const body = html`${repositoryHead(visit, issue.repository, "elsewhere")}
<h1>Edits of ${subject.kind === "issue" ? "the text" : html`a comment by ${nameOf(subject.author)}`}</h1>
<p>On <a href="${back}">${issue.title} #${issue.number}</a>. The newest comes first.</p>
${each.length === 0 ? html`<p>It was never edited.</p>` : html`<ol class="edits" reversed>${each}</ol>`}`;
  return page(visit, `Edits on #${issue.number}`, body);
}

// docs/commands.md, from the table that is the parser.
import { shipped } from "../../src/config/messages.ts";
import { commands } from "../../src/core/text/command-table.ts";
import { code, table } from "./table.ts";

export const givers = {
  approvers: "those who decide",
  author: "the author",
  "author-or-assignee": "the author, or whoever it is assigned to",
  "author-or-approvers": "the author, or those who decide",
  part: "the author, whoever it is assigned to, and members of the program's groups",
  anyone: "anybody",
  holder: "whoever has the role",
  group: "those whom the program names for it",
  "assignee-or-group": "whoever it is assigned to, or those whom the program names for it",
} as const;

const rows = Object.entries(commands).map(([name, { usage, who, example }]) => [
  code(usage),
  givers[who],
  shipped.en?.[`command/${name}`] ?? "",
  code(example),
]);

export const commandsPage = `## Commands

People talk to Quorate in comments of an issue. A command stands at the beginning of a line of a new comment; what
follows on that line is its reason. A comment may hold several commands, and other text beside them.

${table(["Command", "Who", "What it does", "Example"], rows)}

[Meetings, and what comes of them](meetings.md) says how times, notes and tasks are written.

## How commands are read

- Capitals and a full stop at the end do not matter: \`/Approve.\` is \`/approve\`.
- Nothing counts in quotes, in code, in HTML comments, or in what an e-mail quotes.
- A comment that is edited afterwards does not count any more while nothing is decided. Write a new one.
- What comes from a program does not count, even when it writes in a person's name.
- What is nearly a command, such as \`/aprove\`, is asked about and never guessed.
- A group may turn on further words, such as \`/lgtm\`, with \`aliases:\` in its configuration.

## How Quorate answers

Quorate reacts to the comment: 👀 says that everything in it counted, 😕 that something did not. Why it did not stands
in the status comment.

## Answering without editing

Whoever opened the issue can answer in a comment, or in a reply to the e-mail, with a line for each answer:

\`\`\`markdown
Amount: 250 EUR
**First day**: 2026-09-25
- Code of conduct: yes
\`\`\`

- The name is the label of the form, a label that it had before (\`was:\` in the configuration), or the field's id.
  Capitals and accents do not matter. A colon behind any other word means nothing.
- What is nearly a name, such as \`Ammount\`, is asked about and never guessed.
- A long answer goes on until the next name or a blank line. For a list of choices, write them with commas between.
- The later one wins: a reply after the form, an edit of that very answer in the form after the reply. The status comment
  says which answers come from comments, and what the form says instead.
- A reply that its author edits is read as it stands then; one that is deleted, or edited by somebody else, fills nothing.
- Once votes are there, a reply changes them as an edit does: a vote counts for what stood there when it was given.

## Suggesting an answer

Somebody who decides writes \`/suggest Amount 150 EUR\`, and the author takes it with \`/accept\`: the last one;
\`/accept amount\` takes the one for a field, \`/accept all\` takes all. Until then it changes nothing. A suggestion
whose comment is edited or deleted before it is accepted is void; write it again in a new comment.

## Without a command

- The author who closes an undecided issue withdraws it. Opening it again goes on with it.
- The author or the assignee who closes an approved issue says that it is done.
- The author who edits the issue or answers in a comment answers a question that was asked with \`/ask\`.
`;

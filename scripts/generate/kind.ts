// docs/kinds/<name>.md, from the kind's table.
import { z } from "zod";
import { shipped } from "../../src/config/messages.ts";
import type { Guard, Kind, Move, StageSpec, Who } from "../../src/core/case/kind.ts";
import { stateLabel } from "../../src/core/case/labels.ts";
import { commands, isCommandName } from "../../src/core/text/command-table.ts";
import { givers } from "./commands.ts";
import { allowed, Schema, sections, withoutIt } from "./settings.ts";
import { code, table } from "./table.ts";

/** What moves a case on by itself, by the name of the guard. One without a name is made with a time. */
const guards: Readonly<Record<string, string>> = {
  complete: "every answer is there and clear",
  ticked: "its line is ticked where it was written",
  incomplete: "an edit leaves something missing or unclear",
  carried: "enough people have approved, and nobody holds it",
  defeated: "enough people have declined",
  heard: "the time for feedback is over",
  hidden: "the document that it links to cannot be seen any more",
  readable: "the document that it links to can be seen",
  unconcerned: "every concern was answered",
  notPublic: "the repository is private",
  termRuns: "the person who is named has that role",
  otherTerm: "it is about another term by now",
  nothingLeft: "the term is over already",
  settled: "the time in which the decision can be taken back is over",
  lapsed: "the rule's deadline lets it lapse, and the reminder was delivered",
  planned: "each line of the plan has its day",
  ended: "its last day is over, and the reminder was delivered",
  grouped: "the working group that it names is there",
  timeGiven: "the form says when it is",
  pollDecided: "the poll is over, and somebody can at one of its times",
  pollLost: "every time of the poll is over, and nobody could",
  meetingOver: "the meeting is over",
  thereIsRoom: "the role exists there and has a free seat",
  withinLimit: "the applicant has not had it for as many terms in a row as the role allows",
  onlyOne: "the applicant has no other open application for it, and does not have it already",
  isTrained: "the applicant has done the courses that the role asks for",
  spokenFor: "as many people speak for the applicant as the role asks for",
  itIsTime: "the opening is closed, or the role takes applications at any time",
  boundAnew: "an opening has begun, or the form names another role",
  passedOver: "the opening is over without them",
  chosen: "those who decide chose them in the opening",
  alone: "there is no other application that can be chosen",
  amongSeveral: "there are other applications that can be chosen",
  termBegins: "the first day of the term",
  leftEarly: "the last day that the holder has named is over",
  endedElsewhere: "it was decided that the term ends now",
  termIsOver: "the term is over, and the time after it in which it can be renewed",
  byItsGroup: "somebody opened it who may",
  dayIsAhead: "it is open for long enough, and the term begins after that",
  onlyOpening: "the role is not open already",
  seatsAreFree: "a seat is free when the term begins",
  applicationsClosed: "the last day for applications is over",
  nobodyApplied: "the last day for applications is over, and there are none",
  seatsFilled: "those who decide have chosen somebody for every seat, or everybody who applied",
  someChosen: "the time to choose is over, and those who decide have chosen somebody",
  termHasEnded: "the term has ended in another way",
  renewed: "its review has renewed the term, and the old one is over",
  peopleAreHeard: "people have been heard for as long as the program says",
  renewable: "enough people renew it, within the limit of terms in a row",
  unanswered: "nobody has decided in the time after the end, and that was said before",
  "": "nobody acts for too long, and the reminder was delivered",
};

const people: Readonly<Record<Who, string>> = {
  author: "the author",
  assignee: "whoever it is assigned to",
  deciders: "those who decide",
};

const turns = {
  author: "the author",
  deciders: "those who decide",
  assignee: "whoever it is assigned to",
  nobody: "nobody",
} as const;

export function whenOf(guard: Guard): string {
  // One that is made of others has all their names; only a deadline that stands alone has none.
  const names = guard.name.split(" ");
  const says = names.map((name) => {
    const said = guards[name];
    if (name === "" && names.length > 1)
      throw new Error(
        `"${guard.name}" is made of a guard without a name: scripts/generate/kind.ts has no words for it`,
      );
    if (said === undefined) throw new Error(`scripts/generate/kind.ts has no words for the guard ${name}`);
    return said;
  });
  return says.join("; and ");
}

type Stages = Readonly<Record<string, StageSpec>>;

const aboutMeetings = ["working-group", "meeting", "action-item"];

export function kindPage(kind: Kind): string {
  const stages: Stages = kind.stages(kind.settings.parse({}));
  return `## ${kind.title}: ${code(kind.name)}

${kind.about}

In \`quorate.yml\` an entry with \`is: ${kind.name}\` is one of these; its form, fields, checks and rule are settings that all
kinds share, see [configuration](../configuration.md).
${aboutMeetings.includes(kind.name) ? "How people write times, notes, plans and tasks: [meetings](../meetings.md).\n" : ""}
## Stages

A case begins in ${code(kind.start)}. The label shows the stage and proves nothing: what is changed by hand is put right.
Where ${code("labels:")} in quorate.yml gives a stage another label, that one is used.

${table(["Stage", "What it means", "Whose turn", "Label"], stageRows(stages))}

\`\`\`mermaid
${diagram(kind.start, stages)}
\`\`\`

## What moves it on

${table(["From", "To", "When"], exitRows(stages))}

## Who may do what

${table(["Stage", "Command", "Who", "Leads to"], moveRows(stages))}

${voting(stages)}Everybody may write \`/status\` and \`/help\`. All
commands stand on [their own page](../commands.md).

## Deadlines and other settings

${table(["Setting", "What it means", "Without it"], settingRows(kind))}
`;
}

function stageRows(stages: Stages): string[][] {
  return Object.entries(stages).map(([name, { turn, closes }]) => {
    const about = shipped.en?.[`label/${name}`] ?? "";
    return [code(name), closes ? `${about} The issue is closed.` : about, turns[turn], code(stateLabel(name))];
  });
}

function exitRows(stages: Stages): string[][] {
  const exits = Object.entries(stages).flatMap(([from, stage]) =>
    (stage.exits ?? []).map((exit) => ({ from, ...exit })),
  );
  return exits.map(({ from, to, when }) => [code(from), code(to), whenOf(when)]);
}

function moveRows(stages: Stages): string[][] {
  return Object.entries(stages).flatMap(([from, { on = {}, takes = {}, untold, closes }]) => [
    ...Object.entries(on).map(([command, move]) => [
      code(from),
      code(`/${command}`),
      byWhom(move, closes !== undefined),
      code(move.to),
    ]),
    ...Object.keys(takes)
      .filter((command) => isCommandName(command))
      // What is only answered with why it does not count is nothing that anybody may do.
      .filter((command) => typeof untold !== "object" || !untold.includes(command))
      .map((command) => [code(from), code(commands[command].usage), givers[commands[command].who], ""]),
  ]);
}

function byWhom({ by, gesture, withinDays, appeal }: Move<string>, closed: boolean): string {
  const who = by.map((one) => people[one]).join(" or ");
  const hand = gesture ? `; ${closed ? "opening" : "closing"} the issue by hand does the same` : "";
  const time = withinDays === undefined ? "" : `, within ${withinDays} days`;
  const second = appeal ? "; by the author it is a second look, possible once" : "";
  return `${who}${time}${hand}${second}`;
}

function voting(stages: Stages): string {
  const names = Object.keys(stages).filter((name) => stages[name]?.votes && !stages[name].elects);
  return names.length === 0
    ? ""
    : `Those who decide may vote in ${names.map(code).join(", ")}, and put questions there. `;
}

function settingRows({ settings }: Kind): string[][] {
  const [own] = sections(Schema.parse(z.toJSONSchema(settings, { io: "input" })), {});
  return (own?.shapes[0] ?? []).map((setting) => [
    code(setting.name),
    [setting.schema.description ?? "", allowed(setting.schema)].filter(Boolean).join(" "),
    withoutIt(setting),
  ]);
}

function diagram(start: string, stages: Stages): string {
  const id = (stage: string) => stage.replaceAll("-", "_");
  const names = Object.keys(stages).map((stage) => `  ${id(stage)}: ${stage}`);
  const arrows = Object.entries(stages).flatMap(([from, { exits = [], on = {}, leads = [] }]) => [
    ...leads.map((to) => `  ${id(from)} --> ${id(to)}`),
    ...exits.map(({ to }) => `  ${id(from)} --> ${id(to)}`),
    ...Object.entries(on).map(([command, { to }]) => `  ${id(from)} --> ${id(to)}: /${command}`),
  ]);
  const ends = Object.entries(stages).filter(
    ([, { exits = [], on = {}, leads = [] }]) => exits.length + leads.length + Object.keys(on).length === 0,
  );
  return [
    "stateDiagram-v2",
    ...names,
    `  [*] --> ${id(start)}`,
    ...arrows,
    ...ends.map(([name]) => `  ${id(name)} --> [*]`),
  ].join("\n");
}

// What `quorate adopt --preview` prints: plain text, 80 columns wide.

import type { Day } from "../core/text/time.ts";
import type { Standing } from "../github/preview.ts";
import { type BoardThere, boardLines } from "./board-text.ts";

export interface FormThere {
  readonly file: string;
  readonly is: "there" | "missing" | "unreadable";
  readonly name?: string;
  readonly why?: string;
}

export interface LabelThere {
  readonly is: "used" | "made";
  readonly name: string;
  readonly color: string;
}

export interface Previewed {
  readonly place: string;
  /** The configuration. */
  readonly from: string;
  readonly now: Day;
  readonly liveFrom: Day;
  readonly forms: readonly FormThere[];
  /** The forms are those of the organisation. */
  readonly isOrganisations: boolean;
  readonly labels: readonly LabelThere[];
  readonly issues: readonly Standing[];
  /** Null where the settings name none. */
  readonly board: BoardThere | null;
  readonly onlyCases: boolean;
  readonly closeAfterDays: number | null;
}

const width = 80;

export function previewText(what: Previewed): string {
  const { place, from, now, liveFrom, issues } = what;
  const cases = issues.filter(({ is }) => is === "by-form" || is === "by-label");
  const running = issues.filter(({ is }) => is === "running");
  const old = issues.filter(({ is }) => is === "old");
  return [
    [`${place}, ${now}: what would change`, `Settings: ${from}, live from ${liveFrom}`, "Nothing is written by this."]
      .map(cut)
      .join("\n"),
    section(what.isOrganisations ? "Forms, which are the organisation's" : "Forms", what.forms.map(formText)),
    section("Labels", what.labels.map(labelText)),
    section(
      "Board",
      boardLines(
        what.board,
        [...running, ...cases].filter(({ open }) => open).map(({ number }) => number),
      ),
    ),
    ...(running.length === 0 ? [] : [section("Issues that are cases already", running.flatMap(runningText))]),
    section("Issues that would be cases", cases.flatMap(caseText)),
    section(`Issues that stay as they are, since they are older than ${liveFrom}`, old.flatMap(oldText)),
    ...formless(what),
    section("In all", counts(what, { running, cases, old })),
    "Nothing else is touched: no other issue, no other label, no pull request, and\nno label is renamed or recoloured.\n",
  ].join("\n\n");
}

const section = (title: string, lines: readonly string[]): string =>
  [title, ...(lines.length === 0 ? ["  none"] : lines.map((line) => cut(`  ${line}`)))].join("\n");

const cut = (line: string): string => (line.length <= width ? line : `${line.slice(0, width - 1).trimEnd()}…`);

function formText({ file, is, name = "", why }: FormThere): string {
  if (is === "there") return `there     ${file}: ${name}`;
  if (is === "missing") return `missing   ${file}: nobody can open an issue with it`;
  return `unusable  ${file}: ${why ?? "it does not fit the settings; `quorate check` says why"}`;
}

const labelText = ({ is, name, color }: LabelThere): string =>
  is === "used" ? `used as it is  ${name} (#${color})` : `would be made  ${name} (#${color})`;

const titled = ({ title }: Standing): string => `        ${title}`;
const numbered = ({ number }: Standing): string => `#${number}`.padEnd(7);

const caseText = (one: Standing): string[] => [
  `${numbered(one)} ${one.of?.title ?? ""}: ${one.is === "by-form" ? `opened with ${one.of?.form.file} on ${one.openedOn}` : `given "${one.of?.label}" by somebody`}`,
  titled(one),
];

const runningText = (one: Standing): string[] => [`${numbered(one)} ${one.of?.title ?? ""}`, titled(one)];

const oldText = (one: Standing): string[] => [
  `${numbered(one)} looks like ${one.of?.title ?? ""}, opened on ${one.openedOn}`,
  titled(one),
];

/** Only where everything should be a case. */
function formless({ issues, onlyCases, closeAfterDays, now }: Previewed): string[] {
  if (!onlyCases) return [];
  const since = daysBefore(now, 14);
  const fresh = issues.filter(({ is, openedOn }) => is === "formless" && openedOn >= since);
  const closing = closeAfterDays === null ? "" : `, and would close ${closeAfterDays} days later if nobody answers`;
  const lines = fresh.map((one) => `${numbered(one)} ${one.title}`);
  return [section(`Issues whose author would be shown the forms${closing}`, lines)];
}

const daysBefore = (day: Day, days: number): Day => Temporal.PlainDate.from(day).subtract({ days }).toString();

type Sorted = Readonly<Record<"running" | "cases" | "old", readonly Standing[]>>;

function counts({ forms, labels, issues }: Previewed, { running, cases, old }: Sorted): string[] {
  const how = (is: string) => forms.filter((one) => one.is === is).length;
  const used = labels.filter(({ is }) => is === "used").length;
  const others = issues.length - running.length - cases.length - old.length;
  return [
    `forms   ${how("there")} there, ${how("missing")} missing, ${how("unreadable")} unusable`,
    `labels  ${used} used as they are, ${labels.length - used} would be made`,
    `issues  ${issues.length} looked at: open ones, and those closed in the last 30 days`,
    ...(running.length > 0 ? [`        cases already: ${running.length}`] : []),
    `        would be cases: ${cases.length}, too old: ${old.length}, of other sorts: ${others}`,
    ...(old.length > 0 ? ["        (an old one becomes a case when it is given its kind's label)"] : []),
  ];
}

// The town with one role: people apply for it at any time, and one of the council gives it to them. Terms are reviewed.

import type { Differences } from "./sandbox-process.ts";
import type { Town } from "./town.ts";

const kinds = `  role-application:
    is: role-application
    form: apply.yml
    fields: { role: { type: role }, starts: { type: date } }
    decide: { approve: { council: 1 }, decline: 1 }
    review: term-review
    hand_over: hand-over
  term-review:
    is: term-review
    form: review.yml
    fields: { role: { type: role } }
    decide: { approve: { council: 2 }, decline: 2 }
    opening: role-opening
    rotate_wish: Somebody else
  hand-over:
    is: hand-over
    form: hand-over.yml
    fields: { role: { type: role } }
    decide: { approve: { council: 1 } }
  role-opening:
    is: role-opening
    form: opening.yml
    fields: { role: { type: role }, closes: { type: date }, starts: { type: date } }
    opened_by: council
    decide: { approve: { council: 1 } }
`;

const input = (id: string, label: string, required = true) =>
  `  - { type: input, id: ${id}, attributes: { label: "${label}" }, validations: { required: ${required} } }\n`;
const area = (id: string, label: string) =>
  `  - { type: textarea, id: ${id}, attributes: { label: "${label}" }, validations: { required: true } }\n`;
const form = (name: string, kind: string, body: string) =>
  `name: ${name}\ndescription: For a role.\nlabels: ["kind: ${kind}"]\nbody:\n${body}`;

const role = input("role", "Role");
const wish = `  - { type: dropdown, id: wish, attributes: { label: Wish, options: [Go on, Stop, Somebody else] }, validations: { required: true } }\n`;
const forms: Readonly<Record<string, string>> = {
  "apply.yml": form("Application", "role-application", role + area("why", "Why?") + input("starts", "Starts", false)),
  "review.yml": form("Term review", "term-review", role + input("term", "Term") + area("report", "Report") + wish),
  "hand-over.yml": form("Hand-over", "hand-over", role + area("list", "List")),
  "opening.yml": form("Opening", "role-opening", role + input("closes", "Closes") + input("starts", "Starts")),
};

export interface RoleSaid {
  readonly term?: string;
  /** More lines of its description. */
  readonly more?: string;
  /** More settings of the application's kind. */
  readonly settings?: string;
}

/** A guide's term lasts for 60 days, unless a story says otherwise. */
export const withReviews = ({ term = "60 days", more = "", settings = "" }: RoleSaid = {}): Differences => ({
  "community.yml": (text) =>
    text.replace("teams:\n  approvers", "app: { members: write }\nteams:\n  guides: { privacy: closed }\n  approvers"),
  "program/.github/quorate.yml": (text) =>
    text
      .replace("  council: { team: council }", "  council: { team: council, public: true }\n  guides: { team: guides }")
      .replace(
        "kinds:\n",
        `contacts: { program: council@open-reps.example }
roles:
  - id: guide
    title: Guide
    purpose: Shows people around.
    responsibilities:
      - { id: calls, title: Calls everybody together }
      - { id: newcomers, title: Welcomes who is new }
    gives: guides
    holders: 1000
    term: ${term}
    applications: any-time
    decides: council
    feedback: approvers
${more}kinds:
${kinds.replace("    review: term-review\n", `    review: term-review\n${settings}`)}`,
      ),
  ...Object.fromEntries(
    Object.entries(forms).map(([file, text]) => [`program/.github/ISSUE_TEMPLATE/${file}`, text] as const),
  ),
});

/** Somebody applies, and Omar says yes; the number of the issue. Without a day the term begins at once. */
export async function becomesGuide(town: Town, login: string, starts = "_No response_"): Promise<number> {
  const body = `### Role\n\nGuide\n\n### Why?\n\nI know the place.\n\n### Starts\n\n${starts}`;
  const number = await town.as(login).opens(`Guide: ${login}`, body, ["kind: role-application"]);
  await town.as("omar").says(number, "/approve");
  return number;
}

export interface BelowIt {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
}

/** The issues below one, of one kind. */
export async function belowOf(town: Town, number: number, kind: string): Promise<readonly BelowIt[]> {
  const all = (await town.as("omar").rest("GET", `/repos/open-reps/program/issues/${number}/sub_issues`)) as BelowIt[];
  return all.filter(({ labels }) => labels.some(({ name }) => name === `kind: ${kind}`));
}

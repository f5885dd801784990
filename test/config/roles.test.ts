import { expect, test } from "vitest";
import { readForm } from "../../src/config/forms.ts";
import { instance } from "../../src/config/instance.ts";
import { readConfig } from "../../src/config/read.ts";
import { listsFrom, rolesFrom } from "../../src/config/roles.ts";
import { aboutConfig, aboutProgram, changed, config, form } from "./support.ts";

const roles = `roles:
  - id: coordinator
    title: Community coordinator
    purpose: Helps a community to grow.
    responsibilities: [{ id: newcomers, title: Welcomes people who are new }]
    gives: approvers
    communities: each
    term: 1 year
    consecutive: 2
    decides: trio
    notice: { review: 30, remind: 7 }
`;
const withRoles = changed(
  changed(config, "kinds:\n", `${roles}kinds:\n`),
  "      start: { type: date }",
  "      role: { type: role }\n      start: { type: date }",
);
const formOf = (options: string): string =>
  changed(
    form,
    "  - { type: input, id: start,",
    `  - { type: dropdown, id: role, attributes: { label: Role, options: [${options}] } }\n  - { type: input, id: start,`,
  );

test("a role in which everything holds together is read without a word", () => {
  expect(aboutConfig(withRoles)).toEqual([]);
  expect(aboutProgram(withRoles, formOf("Community coordinator"))).toEqual([]);
});

test.each([
  [
    "term: 1 year",
    "term: a while",
    "16:5: roles.0.term: this is no length of a term. Write it like 6 months, 1 year or 90 days.",
  ],
  [
    "gives: approvers",
    "gives: aprovers",
    '14:5: roles.0.gives: there is no group "aprovers". Did you mean "approvers"?',
  ],
  [
    "gives: approvers",
    "gives: trio",
    '14:5: roles.0.gives: "trio" is no team, so Quorate cannot change who is in it. Write `team:` for it under `groups:`.',
  ],
  ["decides: trio", "decides: tiro", '18:5: roles.0.decides: there is no group "tiro". Did you mean "trio"?'],
  [
    "communities: each",
    "communities: [gahna]",
    '15:19: roles.0.communities.0: there is no community "gahna". Did you mean "ghana"?',
  ],
  [
    "title: Welcomes people who are new }",
    "title: Welcomes people who are new }, { id: newcomers, title: Calls }",
    '13:79: roles.0.responsibilities.1: another one is called "newcomers" too. Give each a name of its own.',
  ],
  [
    "term: 1 year",
    "term: 28 days",
    "19:15: roles.0.notice.review: a term has only 28 days, so its review would open before it. Write less.",
  ],
  [
    "remind: 7",
    "remind: 30",
    "19:27: roles.0.notice.remind: the review opens 30 days before the end, so nobody could be reminded 30 days before it. Write less than 30.",
  ],
])("what is wrong with a role is said at its place: %s as %s", (from, to, says) => {
  expect(aboutConfig(changed(withRoles, from, to))).toEqual([says]);
});

test("a group can be whoever holds a role, which has to be described", () => {
  const groupOf = (role: string) => changed(withRoles, "groups:\n", `groups:\n  holders: { role: ${role} }\n`);
  expect(aboutConfig(groupOf("coordinator"))).toEqual([]);
  expect(aboutConfig(groupOf("cordinator")).join()).toContain(
    'groups.holders.role: there is no role "cordinator". Did you mean "coordinator"?',
  );
});

test("a course that a role asks for has to be described, each by a name of its own", () => {
  const asking = changed(withRoles, "decides: trio", "decides: trio\n    training: [guidelines]");
  const described = (courses: string) =>
    changed(asking, "roles:\n", `training: { trainers: trio, courses: [${courses}] }\nroles:\n`);
  expect(aboutConfig(described("{ id: guidelines, title: Guidelines, valid_for: 2 years }"))).toEqual([]);
  expect(aboutConfig(asking).join()).toContain('there is no course "guidelines". Write it under `training.courses`.');
  expect(aboutConfig(described("{ id: guideline, title: Guidelines }")).join()).toContain('Did you mean "guideline"?');
  expect(aboutConfig(described("{ id: guidelines, title: A }, { id: a, title: B }")).join()).toContain(
    'training.courses.1: another course is called "a" too.',
  );
  expect(aboutConfig(described("{ id: guidelines, title: A, valid_for: long }")).join()).toContain(
    "training.courses.0.valid_for: this is no length of time.",
  );
});

test("a role that the form offers and nobody described is told", () => {
  expect(aboutProgram(withRoles, formOf("Comunity coordinator"))).toEqual([
    '26:15: kinds.money.fields.role.type: the form offers "Comunity coordinator", which is no role of this program. Did you mean "Community coordinator"?',
  ]);
});

test("about a role with a group of its own that group decides, in as many places", () => {
  const read = readConfig(withRoles);
  const layout = readForm("money.yml", formOf("Community coordinator"));
  if (!read.ok || !layout.ok) throw new Error("it does not read");
  const { rule } = instance(
    "money",
    { blob: "c", is: read.config },
    { blob: "f", is: layout.layout, file: "money.yml", language: null },
  );
  expect(rule.tiers).toMatchObject([
    { when: { field: "role", among: ["coordinator"] }, approve: { seats: { trio: 2 } } },
    { when: null, approve: { seats: { approvers: 2 } } },
  ]);
});

test("whoever has the role is in its group, in every other one of the same team, and in those that are whoever has it", () => {
  const groups = `groups:\n  helpers: { team: Approvers }\n  hidden: { people: [zoe], public: false }\n  voters: { role: coordinator }\n`;
  const read = readConfig(changed(withRoles, "groups:\n", groups));
  if (!read.ok) throw new Error("it does not read");
  expect(rolesFrom(read.config)[0]?.groups).toEqual(["helpers", "voters", "approvers"]);
  expect(listsFrom(read.config)).toEqual({ trio: ["ana", "bo", "chidi"] });
});

const reviewed = (wish: string): string =>
  changed(withRoles, "    is: request\n", `    is: term-review\n    rotate_wish: ${wish}\n`);
const wishes = changed(
  formOf("Community coordinator"),
  "body:\n",
  "body:\n  - { type: dropdown, id: wish, attributes: { label: Wish, options: [Go on, Hand over] } }\n",
);

test("the answer by which a holder asks for somebody else's turn has to stand in the form", () => {
  expect(aboutProgram(reviewed("Hand over"), wishes)).toEqual([]);
  expect(aboutProgram(reviewed("Hand ovr"), wishes).join()).toContain(
    'kinds.money.rotate_wish: the form offers no answer "Hand ovr". Did you mean "Hand over"?',
  );
  expect(aboutProgram(reviewed("Something else entirely"), wishes).join()).toContain(
    "Write one of the options of its dropdowns as it stands there.",
  );
});

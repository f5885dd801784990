import { expect, test } from "vitest";
import { readTrainingFile } from "../../src/config/training-file.ts";
import { said } from "./support.ts";

const courses = [
  { id: "guidelines", title: "Guidelines", validFor: { months: 24 }, link: null },
  { id: "budgets", title: "Budgets", validFor: null, link: null },
];

const read = (text: string) => readTrainingFile(text, courses);

test("each line says who has done which course; it counts as long as the course does, or as the line says", () => {
  const { trainings, problems } = read(`
- { person: rosa, course: guidelines, date: 2026-03-01 }
- { person: bo, course: guidelines, date: 2026-03-01, valid_for: 90 days }
- { person: ana, course: budgets, date: 2026-03-01 }
`);
  expect(problems).toEqual([]);
  expect(trainings).toEqual([
    { login: "rosa", course: "guidelines", day: "2026-03-01", until: "2028-02-29" },
    { login: "bo", course: "guidelines", day: "2026-03-01", until: "2026-05-29" },
    { login: "ana", course: "budgets", day: "2026-03-01", until: null },
  ]);
});

test("what is wrong is said at its line, and every other line counts", () => {
  const { trainings, problems } = read(`- { person: rosa, course: guidelnes, date: 2026-03-01 }
- { person: "@bo", course: guidelines, date: 2026-03-01 }
- { person: bo, course: guidelines, date: 1 March }
- { person: cem, course: guidelines }
- { person: cem, course: guidelines, date: 2026-03-01, until: 2027-01-01 }
- { person: ana, course: guidelines, date: 2026-03-01 }
`);
  expect(trainings.map(({ login }) => login)).toEqual(["ana"]);
  expect(said(problems)).toMatchInlineSnapshot(`
    [
      ".github/quorate/training.yml:1:19: there is no course "guidelnes". Did you mean "guidelines"?",
      ".github/quorate/training.yml:2:5: person: this is no GitHub login. Write it without the @, such as rosa.",
      ".github/quorate/training.yml:3:37: date: this is no day. Write it like 2026-03-01.",
      ".github/quorate/training.yml:4:3: date: this is missing.",
      ".github/quorate/training.yml:5:56: the file: there is no setting "until" here. Take it out, or check its spelling.",
    ]
  `);
});

test("a file that is no list, or no YAML, or empty, is none", () => {
  expect(read("")).toEqual({ trainings: [], problems: [] });
  expect(said(read("person: rosa").problems).join()).toContain("this is no list. Write a line for each");
  expect(said(read("- {").problems)).toHaveLength(1);
  expect(said(read("just words").problems).join()).toContain("this is no list.");
});

// Two programs that name the same repository.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commits } from "../support/commits.ts";
import { townFolder } from "../support/sandbox-process.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
const complete = budgetBody({ what: "A workshop", amount: "250 EUR", start: "2026-05-09" });
const configuration = ".github/quorate.yml";
const naming =
  (...names: readonly string[]) =>
  (text: string) =>
    text.replace("groups:", `repositories: [${names.join(", ")}]\ngroups:`);

/** Two programs, program and second, and a repository that both may name. */
async function begin(first: readonly string[], second: readonly string[]): Promise<void> {
  const forms = ["budget.yml", "hardware.yml"].map((name) => `.github/ISSUE_TEMPLATE/${name}`);
  const file = (path: string) => readFileSync(join(townFolder, "program", path), "utf8");
  await reps.begin({
    "community.yml": (text) =>
      `${text.replace("  elsewhere:\n", "  elsewhere:\n    files: ./elsewhere\n")}  second:\n    files: ./second\n    permissions: { walt: write }\n`,
    [`program/${configuration}`]: naming(...first),
    [`second/${configuration}`]: naming(...second)(file(configuration)),
    ...Object.fromEntries(
      forms.flatMap((name) => ["second", "elsewhere"].map((folder) => [`${folder}/${name}`, file(name)])),
    ),
  });
}

const ask = async (repository: string): Promise<string> => {
  const number = await reps.as("rosa").opens("Budget: a workshop", complete, [], repository);
  await reps.settle();
  return (await reps.look(number, repository)).state;
};
const homeOf = async (name: string): Promise<string | undefined> => {
  const repository = (await reps.as("rosa").rest("GET", `/repos/open-reps/${name}`)) as { id: number };
  return (await reps.service.store.programs.of(repository.id))?.home.name;
};
const told = async (repository: string): Promise<string> => {
  const issues = (await reps.as("rosa").rest("GET", `/repos/open-reps/${repository}/issues`)) as { body: string }[];
  return issues.map(({ body }) => body).join("\n");
};

test("nobody runs a repository that two programs begin to name at once, and both homes are told", async () => {
  await begin(["program", "elsewhere"], ["second", "elsewhere"]);
  expect(await homeOf("elsewhere")).toBeUndefined();
  expect(await ask("elsewhere")).toBe("");
  for (const [home, other] of [
    ["program", "second"],
    ["second", "program"],
  ] as const) {
    expect(await told(home)).toContain("Another program names a repository of this one");
    expect(await told(home)).toContain(
      `repositories.1: open-reps/elsewhere is named in .github/quorate.yml of open-reps/${other} too.`,
    );
    expect(await ask(home)).toBe("in-review");
  }
  await commits(reps, configuration, (text) => text.replace(", elsewhere", ""), "second");
  expect(await homeOf("elsewhere")).toBe("program");
  expect(await ask("elsewhere")).toBe("in-review");
  expect(await told("program")).not.toContain("Another program names");
});

test("a repository stays with the program that has it already, also while that one's file is broken", async () => {
  await begin(["program", "elsewhere"], ["second"]);
  expect(await homeOf("elsewhere")).toBe("program");
  await commits(reps, configuration, (text) => text.replace("[second]", "[second, elsewhere]"), "second");
  expect(await homeOf("elsewhere")).toBe("program");
  expect(await told("second")).toContain("It does not belong to this program");
  await commits(reps, configuration, (text) => text.replace("version: 1", "version: 99"));
  expect(await homeOf("elsewhere")).toBe("program");
});

test("a repository belongs to the program whose home it is, whoever else names it", async () => {
  await begin(["program", "second"], ["second"]);
  expect(await homeOf("second")).toBe("second");
  expect(await told("program")).toContain("open-reps/second is named in .github/quorate.yml of open-reps/second too.");
  expect(await told("second")).not.toContain("Another program");
});

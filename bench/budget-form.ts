// A budget request of the tests' town, as GitHub renders its form.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readForm } from "../src/config/forms.ts";
import { renderBody } from "../src/core/form/form.ts";

const file = join(import.meta.dirname, "../test/fixtures/town/program/.github/ISSUE_TEMPLATE/budget.yml");
const answers = { what: "A workshop", amount: "250 EUR" };

export function budgetForm(start = "2026-05-09"): string {
  const read = readForm("budget.yml", readFileSync(file, "utf8"));
  if (!read.ok) throw new Error("the town's form does not read");
  const filled = Object.entries({ ...answers, start }).map(
    ([id, text]) => [id, { is: "text", text } as const] as const,
  );
  return renderBody(read.layout, new Map(filled));
}

import { expect, test } from "vitest";
import { asJson, asText } from "../../src/commands/check-text.ts";

const wrong = { file: ".github/quorate.yml", line: 3, column: 5, says: "version: this is missing." };
const odd = { ...wrong, line: 1, says: "this is odd.", warning: true, repository: "open-reps/.github" } as const;

test("`quorate check` prints a line for each problem, as editors read them", () => {
  expect(asText([odd, wrong])).toBe(
    "open-reps/.github: .github/quorate.yml:1:5: warning: this is odd.\n.github/quorate.yml:3:5: version: this is missing.\n1 to be mended.\n",
  );
  expect(asText([odd])).toContain("The configuration and its forms hold together.");
});

test("`quorate check --json` prints one object, and a warning is no mistake", () => {
  expect(JSON.parse(asJson([odd, wrong]))).toEqual({
    ok: false,
    problems: [
      {
        ...{ repository: "open-reps/.github", file: ".github/quorate.yml", line: 1, column: 5 },
        ...{ severity: "warning", message: "this is odd." },
      },
      { file: ".github/quorate.yml", line: 3, column: 5, severity: "error", message: "version: this is missing." },
    ],
  });
  expect(JSON.parse(asJson([odd])).ok).toBe(true);
  expect(JSON.parse(asJson([]))).toEqual({ ok: true, problems: [] });
});

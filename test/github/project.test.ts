import { expect, test } from "vitest";
import { projectAt } from "../../src/github/board.ts";
import type { Answer, Client } from "../../src/github/client.ts";

const client = (data: unknown, errors: Answer["errors"] = []): Client => ({
  graphql: async () => ({ data, errors }),
  rest: () => expect.unreachable(),
});

test("where the program stands in a person's account there is no board, and it is said why", async () => {
  const none = client({ organization: null }, [{ type: "NOT_FOUND", path: ["organization"], message: "no" }]);
  expect(await projectAt("ana", { number: 1 }, none)).toEqual({
    wrong: "ana is no organisation, and GitHub shows an App only the projects of organisations.",
  });
});

test("a project that GitHub could not look for is not taken for none", async () => {
  const trouble = client({ organization: null }, [{ type: "SERVICE_UNAVAILABLE", message: "later" }]);
  await expect(projectAt("open-reps", { number: 1 }, trouble)).rejects.toThrow("GitHub could not read the board");
});

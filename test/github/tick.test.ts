import { expect, test } from "vitest";
import { printOf, ticked } from "../../src/core/case/ticks.ts";
import type { Client } from "../../src/github/client.ts";
import { tickLines } from "../../src/github/tick.ts";

const text = "### Notes\r\n\r\n- [ ] Draft the plan\r\n* [ ] Book the room\r\n";
const address = { repository: 1, issue: 2, node: "I_2", installation: 3, owner: "o", name: "n", number: 4 };

/** What is written where the issue has this text by now. */
async function written(now: string): Promise<{ readonly said: boolean; readonly bodies: readonly unknown[] }> {
  const bodies: unknown[] = [];
  const graphql = async (question: string, { input }: { input?: { body: string } }) => {
    if (question.startsWith("query")) return { data: { node: { body: now } }, errors: [] };
    bodies.push(input?.body);
    return { data: { is: {} }, errors: [] };
  };
  const client = { graphql } as unknown as Client;
  const said = await tickLines({ address }, [{ do: "tick", lines: [3], of: printOf(text) }], { client: () => client });
  return { said, bodies };
}

test("a box is ticked, and nothing else is changed", async () => {
  const after = "### Notes\r\n\r\n- [x] Draft the plan\r\n* [ ] Book the room\r\n";
  expect(await written(text)).toEqual({ said: true, bodies: [after] });
});

test("what somebody wrote in the meantime is never overwritten", async () => {
  expect(await written(`${text}And one more thing.`)).toEqual({ said: false, bodies: [] });
});

test("a line without an empty box stays as it is", () => {
  for (const line of ["- [x] Done", "- Draft", "[ ] Draft", "- [ ]Draft [ ]"]) {
    expect(ticked(line, [1])).toBe(line);
  }
  expect(ticked("- [ ] One\n- [ ] Two", [2])).toBe("- [ ] One\n- [x] Two");
});

// Ticks lines in the text of an issue that we opened. GitHub takes no condition with an edit, so the text is read right
// before: where anybody has changed it since the case was read, it is left alone.

import { z } from "zod";
import { printOf, ticked } from "../core/case/ticks.ts";
import type { Change } from "../core/telling/plan.ts";
import type { SeenCase } from "./gather.ts";
import { mutate } from "./on-issue.ts";
import { asRead } from "./timeline.ts";
import type { World } from "./world.ts";

const question = "query Text($issue: ID!) { node(id: $issue) { ... on Issue { body } } }";
const Text = z.object({ node: z.object({ body: z.string() }) });

/** Says whether the text is another one now. */
export async function tickLines(
  { address }: Pick<SeenCase, "address">,
  changes: readonly Change[],
  world: Pick<World, "client">,
): Promise<boolean> {
  const change = changes.find((one) => one.do === "tick");
  if (change?.do !== "tick") return false;
  const client = world.client(address.installation);
  const answer = await client.graphql(question, { issue: address.node });
  const body = Text.safeParse(answer.data).data?.node.body;
  if (body === undefined || printOf(asRead(body)) !== change.of) return false;
  const told = await mutate(client, {
    field: "updateIssue",
    input: { id: address.node, body: ticked(body, change.lines) },
  });
  return "data" in told;
}

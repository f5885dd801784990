// `quorate plan` and `quorate simulate` hear what other cases hold and tell where a store is within reach: the Quorate
// that runs here is asked, and Postgres is opened beside those who run.

import type { Logger } from "pino";
import { z } from "zod";
import type { World } from "../github/world.ts";
import type { Advice, Question } from "../web/operations.ts";
import { type Planning, planCase } from "./plan.ts";
import { ask, type Left, running, withStore } from "./running.ts";
import { type Environment, Misused } from "./settings.ts";
import { simulateCase } from "./simulate.ts";

const Said = z.union([
  z.object({ says: z.string() }),
  z.object({ wrong: z.string() }),
  z.object({ elsewhere: z.literal(true) }),
]);

const commands = {
  plan: ([name = ""]: readonly string[], planning: Planning, log: Logger) => planCase(name, planning, log),
  simulate: simulateCase,
};

/** Throws `Misused` where the words of the command make no sense, as the command itself does. */
export async function advice(
  question: Omit<Question, "app">,
  planning: Planning,
  environment: Environment,
  log: Logger,
): Promise<string> {
  const run = (known: Planning) => commands[question.command](question.args, known, log);
  const process = await running(environment);
  const says = process && (await asked(process, { ...question, app: appOf(planning) }));
  if (says !== undefined) return says;
  if (environment.DATABASE_URL) return withStore(environment, (index) => run({ ...planning, index }));
  return run(planning);
}

/** Undefined where the process that runs here is of another App: a sandbox beside the settings for GitHub, say. */
async function asked(process: Left, question: Question): Promise<string | undefined> {
  const said = Said.parse(await ask(process, "POST", "advice", question));
  if ("wrong" in said) throw new Misused(said.wrong);
  return "says" in said ? said.says : undefined;
}

const appOf = ({ credentials: { appId, baseUrl = "https://api.github.com" } }: Planning) => `${appId} at ${baseUrl}`;

/** The other end: the answer of the process that runs. */
export const adviser =
  (planning: Planning, log: Logger) =>
  async ({ app, command, args }: Question, { index, pages }: Pick<World, "index" | "pages">): Promise<Advice> => {
    const known = { ...planning, index, ...(pages === undefined ? {} : { pages }) };
    if (app !== appOf(planning)) return { elsewhere: true };
    try {
      return { says: await commands[command](args, known, log) };
    } catch (fault) {
      if (fault instanceof Misused) return { wrong: fault.message };
      throw fault;
    }
  };

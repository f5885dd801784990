// `quorate plan` and `quorate simulate` hear what other cases hold and tell where a store is within reach: the Quorate
// that runs here is asked, and Postgres is opened beside those who run.

import type { Logger } from "pino";
import { z } from "zod";
import { Gone, RetryLater } from "../core/text/fault.ts";
import type { Hub } from "../github/hub.ts";
import type { World } from "../github/world.ts";
import type { Advice, Question } from "../web/operations.ts";
import { beside } from "./beside.ts";
import { type Planning, planCase } from "./plan.ts";
import { askIfKnown, type Left, running } from "./running.ts";
import { databaseOf, type Environment, Misused } from "./settings.ts";
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

/** What GitHub refuses is a sentence, too: whoever asks can do something about it, and no log is needed. */
async function answer(question: Omit<Question, "app">, planning: Planning, log: Logger): Promise<string> {
  try {
    return await commands[question.command](question.args, planning, log);
  } catch (fault) {
    if (fault instanceof Gone) throw new Misused(gone(fault), { cause: fault });
    if (fault instanceof RetryLater) throw new Misused(later(fault), { cause: fault });
    throw fault;
  }
}

const gone = ({ message }: Gone) =>
  `The App does not see all that this needs: ${message}. Look at where it is installed and what it may do there.`;
const later = ({ message, seconds }: RetryLater) =>
  `GitHub cannot be asked now: ${message}. Ask again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;

/** Throws `Misused` where the words of the command make no sense, or GitHub does not answer them. */
export async function advice(
  question: Omit<Question, "app">,
  planning: Planning,
  environment: Environment,
  log: Logger,
): Promise<string> {
  const run = (known: Planning) => answer(question, known, log);
  const process = await running(environment);
  if (process) {
    const said = await asked(process, { ...question, app: appOf(planning) });
    return "says" in said ? said.says : run({ ...planning, ...said });
  }
  const database = databaseOf(environment);
  return database ? beside(database, (known) => run({ ...planning, ...known })) : run(planning);
}

/** Or why the process that runs here cannot tell: it may be of another App, as a sandbox beside settings for GitHub is. */
async function asked(
  process: Left,
  question: Question,
): Promise<{ readonly says: string } | { readonly unheard: string }> {
  const answered = await askIfKnown(process, "POST", "advice", question);
  if (!answered) return { unheard: "the Quorate that runs here is older than this one" };
  const said = Said.parse(answered.answer);
  if ("wrong" in said) throw new Misused(said.wrong);
  return "says" in said ? said : { unheard: "the Quorate that runs here is of another App" };
}

const appOf = ({ credentials: { appId, baseUrl = "https://api.github.com" } }: Planning) => `${appId} at ${baseUrl}`;

/** The other end: the answer of the process that runs. */
export const adviser =
  (planning: Planning, log: Logger) =>
  async (
    { app, ...question }: Question,
    { index, pages }: Pick<World, "index" | "pages">,
    github: Hub,
  ): Promise<Advice> => {
    const known = { ...planning, github, index, ...(pages === undefined ? {} : { pages }) };
    if (app !== appOf(planning)) return { elsewhere: true };
    try {
      return { says: await answer(question, known, log) };
    } catch (fault) {
      if (fault instanceof Misused) return { wrong: fault.message };
      throw fault;
    }
  };

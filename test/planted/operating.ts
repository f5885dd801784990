// What holds while Quorate runs for years: nothing lost, limits kept, nobody let in.

import type { Fault } from "./faults.ts";

const outage = (test: string) => ({ file: "test/scenarios/outage.test.ts", test });
const ingress = (test: string) => ({ file: "test/web/ingress.test.ts", test });

export const whatRuns: readonly Fault[] = [
  {
    claim: "what failed to arrive is asked for once",
    file: "src/store/redeliveries.ts",
    replace: ".onConflict((conflict) => conflict.doNothing())",
    with: '.onConflict((conflict) => conflict.column("guid").doUpdateSet({ asked_at: at }))',
    caughtBy: outage("deliveries that failed while Quorate was down are sent again within the hour, each of them once"),
  },
  {
    claim: "an outage is added to what would end by silence",
    file: "src/core/case/outage.ts",
    replace: "return Math.ceil(secondsWithin(outages, from, to) / day);",
    with: "return Math.min(0, secondsWithin(outages, from, to));",
    caughtBy: outage("the days of an outage are added to what would end by silence, and it is said at once"),
  },
  {
    claim: "a date that has moved does not move back when the database is lost",
    file: "src/core/case/outage.ts",
    replace: "return { ...state, outages: all.slice(-most) };",
    with: "return { ...state, outages: fresh };",
    caughtBy: { file: "test/core/outage.test.ts", test: "what was recorded stays when more becomes known" },
  },
  {
    claim: "GitHub's limits of an hour are kept",
    file: "src/github/pace.ts",
    replace: "bucket(limits.contentAnHour, 60 * minute, share)",
    with: "bucket(limits.contentAnHour, minute, share)",
    caughtBy: {
      file: "test/github/pace.test.ts",
      test: "however much there is to write, GitHub gets no more than 80 comments in any minute and 500 in any hour",
    },
  },
  {
    claim: "writes of an installation are sent one after the other",
    file: "src/github/turns.ts",
    replace: "writes(turn)",
    with: "turn()",
    caughtBy: {
      file: "test/github/client.test.ts",
      test: "writes of an installation are sent one after the other, and questions beside them",
    },
  },
  {
    claim: "to wait for GitHub uses up no try",
    file: "src/store/runner.ts",
    replace: "set retry_limit = retry_limit + 1",
    with: "set retry_limit = retry_limit",
    caughtBy: {
      file: "test/store/queue.test.ts",
      test: "a case that has to wait for GitHub, however often, is not given up for it",
    },
  },
  {
    claim: "one busy organisation does not slow another",
    file: "src/store/runner.ts",
    replace: "{ minPriority: one, maxPriority: one }",
    with: "{}",
    caughtBy: {
      file: "test/store/queue.test.ts",
      test: "two organisations that come to three hundred cases of another one are served among the first",
    },
  },
  {
    claim: "an organisation that waits for GitHub in all places does not let others wait with it",
    file: "src/store/places.ts",
    replace: "taken >= (has(next) === 0 ? slots + spare : slots)",
    with: "taken >= slots",
    caughtBy: {
      file: "test/store/queue.test.ts",
      test: "an organisation alone has all places, and whoever comes then need not wait until one is free",
    },
  },
  {
    claim: "what is known of a case with a card is as new as what stands on GitHub, so that nothing older is believed",
    file: "src/github/apply.ts",
    replace: "const status = changes.findLast(",
    with: "const status = changes.slice(-1).find(",
    caughtBy: {
      file: "test/scenarios/board.test.ts",
      test: "a request on the board is known with the number of its status comment, whatever is written after that",
    },
  },
  {
    claim: "the drill of a rebuild sees a seat that the index lost",
    file: "src/store/index-rows.ts",
    replace: "claims: of(claims),",
    with: 'claims: "",',
    caughtBy: {
      file: "test/scenarios/rebuild.test.ts",
      test: "a seat, a term, what is below, a line of a digest and a question that the index lost are found, each by its case",
    },
  },
  {
    claim: "the office opens to nobody without the token",
    file: "src/web/operations.ts",
    replace: "if (token === undefined || !same(",
    with: "if (token === undefined && !same(",
    caughtBy: {
      file: "test/web/operations.test.ts",
      test: "without the token of the data folder nothing is listed, tried again or looked at",
    },
  },
  {
    claim: "the log says why the office could not answer, without what anybody wrote",
    file: "src/web/operations.ts",
    replace: "log.error({ error: describeFault(fault) }",
    with: "log.error({ error: String(fault) + String(fault.cause) }",
    caughtBy: {
      file: "test/web/operations.test.ts",
      test: "what did not work stands in the log, once, with its cause and without what anybody wrote",
    },
  },
  {
    claim: "a plan has nothing at hand that writes to the index",
    file: "src/github/read-only.ts",
    replace: "opened: async () => refuse()",
    with: "opened: (child) => family.opened(child)",
    caughtBy: {
      file: "test/github/read-only.test.ts",
      test: "whoever plans hears what other cases tell, and has nothing at hand that writes",
    },
  },
  {
    claim: "whoever plans asks GitHub at the pace of the process that answers",
    file: "src/commands/advice.ts",
    replace: "{ ...planning, github, index,",
    with: "{ ...planning, index,",
    caughtBy: {
      file: "test/commands/advice.test.ts",
      test: "while the process that answers is told to wait, nothing is asked of GitHub",
    },
  },
  {
    claim: "whoever has the port of a Quorate that was killed keeps no command waiting",
    file: "src/commands/running.ts",
    replace: "AbortSignal.timeout(patience)",
    with: "AbortSignal.timeout(600 * patience)",
    caughtBy: {
      file: "test/commands/running.test.ts",
      test: "whoever has the port now and never answers is not waited for",
    },
  },
  {
    claim: "what is asked for during a stop does not begin",
    file: "src/worker.ts",
    replace: "await store.queue.stop();",
    with: "await new Promise((soon) => setTimeout(soon, 500)); await store.queue.stop();",
    caughtBy: {
      file: "test/worker.test.ts",
      test: "what is asked for while it stops does not begin, and is left to the next start",
    },
  },
  {
    claim: "a start that hangs can be stopped",
    file: "src/commands/stopping.ts",
    replace: "if (!stopping.signal.aborted) setTimeout(",
    with: "if (stopping.signal.aborted) setTimeout(",
    caughtBy: {
      file: "test/commands/stopping.test.ts",
      test: "whoever stops in good time ends well, and who stops in vain or has not started yet ends all the same",
    },
  },
  {
    claim: "the office reads no more than a question's length",
    file: "src/web/operations.ts",
    replace: 'web.use("/office/*", bodyLimit({ maxSize: 64 * 1024, onError }));',
    with: "",
    caughtBy: {
      file: "test/web/operations.test.ts",
      test: "a question of more than 64 KB is not read, whether it says its length or not, and without the token none is",
    },
  },
  {
    claim: "large bodies at once do not fill the memory",
    file: "src/web/body.ts",
    replace: 'if (chunk.length > room.left) return end({ is: "too much at once" });',
    with: "",
    caughtBy: ingress(
      "many large bodies at once take no more memory than is set aside for them, and what fits goes on",
    ),
  },
  {
    claim: "what stands on GitHub is not said again after a kill",
    file: "src/github/standing.ts",
    replace: "const key = noticeIn(comment, of, keys)?.key ?? decisionKey(decisionIn(comment, of, keys));",
    with: "const key = noticeIn(comment, of, keys)?.key;",
    caughtBy: {
      file: "test/github/standing.test.ts",
      test: "what we posted is known by what it carries, also where we died before its number was written down",
    },
  },
  {
    claim: "a signed delivery that GitHub would not write so harms nobody",
    file: "src/github/hub.ts",
    replace: "if (!Delivered.safeParse(payload).success) return;",
    with: "",
    caughtBy: {
      file: "test/faults/fuzz.test.ts",
      test: "whatever is sent to the door, it answers: what is signed is taken, what is not is refused",
    },
  },
  {
    claim: "no sandbox in production",
    file: "src/commands/sandbox-parts.ts",
    replace: 'if (NODE_ENV === "production")',
    with: 'if (NODE_ENV === "prod")',
    caughtBy: {
      file: "test/commands/settings.test.ts",
      test: "where Quorate is in production no sandbox is loaded, and it says so",
    },
  },
  {
    claim: "a sandbox leaves alone what production stored",
    file: "src/commands/sandbox-store.ts",
    replace: 'join(dataFolder(environment), "sandbox")',
    with: "join(dataFolder(environment))",
    caughtBy: {
      file: "test/commands/sandbox-start.test.ts",
      test: "a sandbox leaves the store alone that Quorate on GitHub uses, and goes on with its own where it is asked to",
    },
  },
  {
    claim: "two containers do not run on one folder, whatever their numbers",
    file: "src/store/folder.ts",
    replace: "  return moves(file, beat);",
    with: "  return isAlive(lock);",
    caughtBy: {
      file: "test/store/processes.test.ts",
      test: "is refused while a process of another container touches its lock, whatever number that has",
    },
  },
  {
    claim: "the lock of another process stays when one leaves",
    file: "src/store/folder.ts",
    replace: "if ((await lockIn(file))?.id === id) await rm(",
    with: "if (id !== file) await rm(",
    caughtBy: {
      file: "test/store/processes.test.ts",
      test: "is touched for as long as it is in use, and its lock is taken away by nobody else",
    },
  },
  {
    claim: "a record that somebody wrote into the database decides nothing",
    file: "src/core/case/record.ts",
    replace: "if (keys.some((key) => same(mac(key, what, of, json), given))) found",
    with: "if (given.length === 43) found",
    caughtBy: {
      file: "test/scenarios/forged.test.ts",
      test: "a record that somebody wrote into the database decides nothing, be it their own or one from another issue",
    },
  },
  {
    claim: "a sandbox empties no database",
    file: "src/commands/sandbox-store.ts",
    replace: "if (keep) return { databaseUrl };",
    with: "if (keep || databaseUrl) return { databaseUrl };",
    caughtBy: { file: "test/commands/sandbox-start.test.ts", test: "a sandbox empties no database" },
  },
  {
    claim: "no setting is repeated where it is wrong",
    file: "src/commands/settings.ts",
    replace: 'const noPort = "is not a port such as 3001";',
    with: 'const noPort = "is not a port such as 3001: " + JSON.stringify(process.env);',
    caughtBy: {
      file: "test/commands/secrets.test.ts",
      test: "what is wrong with a setting is said without repeating it, and a database without its password",
    },
  },
  {
    claim: "no part of a password is taken for the name of a database",
    file: "src/commands/database-address.ts",
    replace: ' || [url.pathname, url.search, url.hash].some((part) => part.includes("@"))',
    with: "",
    caughtBy: {
      file: "test/commands/secrets.test.ts",
      test: "of a database's password that holds what has a meaning in an address nothing is said",
    },
  },
  {
    claim: "what was set aside is queued again, or stays set aside",
    file: "src/store/work.ts",
    replace: "    ...(commit === undefined ? {} : { commit }),\n",
    with: "",
    caughtBy: {
      file: "test/store/work.test.ts",
      test: "what was set aside about proposal is asked for again exactly as it was",
    },
  },
  {
    claim: "no more requests at once than GitHub takes",
    file: "src/github/turns.ts",
    replace: "atOnce(() => called(cost, call))",
    with: "called(cost, call)",
    caughtBy: {
      file: "test/github/client.test.ts",
      test: "no more requests are on their way at once than GitHub takes, and none is lost for that",
    },
  },
];

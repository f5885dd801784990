// What is wrong with the programs of an installation, told to each in its home.

import { configFile } from "../config/layers.ts";
import { messageFolder } from "../config/messages.ts";
import type { FileProblem } from "../config/problem.ts";
import { trainingFile } from "../config/training-file.ts";
import type { CaseKey } from "../core/case/address.ts";
import type { Trouble, Wrong } from "../core/telling/trouble.ts";
import { describeFault, Gone } from "../core/text/fault.ts";
import type { Words } from "../core/text/words.ts";
import type { Client } from "./client.ts";
import type { Found, Repository } from "./installation.ts";
import { configAt } from "./pinned.ts";
import { tellTrouble } from "./trouble-issue.ts";
import { unreadGroups } from "./unread-groups.ts";
import type { World } from "./world.ts";

export interface Teller {
  readonly client: Client;
  readonly world: World;
  /** Who pushed what is looked at, where that is known. */
  readonly by?: string | undefined;
  lock(key: CaseKey, run: () => Promise<void>): Promise<void>;
  warn(about: object, text: string): void;
}

/** Opens, edits and closes; a home where that is not possible goes without. */
export async function tellTroubles({ programs, broken }: Found, teller: Teller): Promise<void> {
  for (const { home, problems } of broken) {
    const known = await inForce(home, teller);
    await tell(home, troubleOf(known ? "changed" : "new", home, problems, teller), teller, () => wordsOf(home, teller));
  }
  for (const program of programs) {
    const { home, wordProblems, clashes, boardProblems, trainingProblems, language } = program;
    const unread = await unreadGroups(program, teller.client, teller.world);
    const all = { shared: clashes, group: unread, words: wordProblems, board: boardProblems };
    const problems = [...Object.values(all).flat(), ...trainingProblems];
    const [is = "training"] = sorts.filter((one) => all[one].length > 0);
    const trouble = problems.length === 0 ? null : troubleOf(is, home, problems, teller);
    await tell(home, trouble, teller, () => teller.world.words(program, language, teller.client));
  }
}

/** What weighs most comes first. */
const sorts = ["shared", "group", "words", "board"] as const;

async function tell(home: Repository, trouble: Trouble | null, teller: Teller, words: () => Promise<Words>) {
  const { client, world, lock, warn } = teller;
  try {
    await lock({ repository: home.repository, issue: 0 }, () => tellTrouble(trouble, { home, client, world, words }));
  } catch (fault) {
    // Issues may be switched off there. What is wrong is in the log all the same.
    if (!(fault instanceof Gone)) throw fault;
    warn({ repository: home.repository, error: describeFault(fault) }, "no issue can be opened about a configuration");
  }
}

function troubleOf(
  is: Trouble["is"],
  home: Repository,
  problems: readonly FileProblem[],
  { by }: Pick<Teller, "by">,
): Trouble {
  const wrong = problems.filter(({ warning }) => !warning).map((one) => wrongAt(one, home));
  return { is, wrong, ...(by === undefined ? {} : { by }) };
}

/** A form may stand in another repository of the program, so only what is surely at home is linked. */
function wrongAt({ repository, file, line, says }: FileProblem, { url }: Repository): Wrong {
  const place = `${repository === undefined ? "" : `${repository}: `}${file}, line ${line}`;
  const ours = file === configFile || file === trainingFile || file.startsWith(messageFolder);
  const isHome = repository === undefined && ours;
  return { place, says, ...(isHome && url !== undefined ? { link: `${url}/blob/HEAD/${file}#L${line}` } : {}) };
}

/** The program as it was when its configuration last held together. */
async function inForce(home: Repository, { world }: Teller) {
  const program = await world.index.programs.of(home.repository);
  return program?.home.repository === home.repository ? program : undefined;
}

/** In the language that the program had; in English where it never had one. */
async function wordsOf(home: Repository, teller: Teller): Promise<Words> {
  const { world, client } = teller;
  const program = await inForce(home, teller);
  if (!program) return world.words({ home, config: "", words: [] }, "en", client);
  const { language } = await configAt(program.config, program, client, world.index.blobs);
  return world.words(program, language, client);
}

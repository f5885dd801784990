// An issue without a form in a repository where everything should be a case: what is known about it.

import { z } from "zod";
import { listedAs } from "../config/member-schema.ts";
import { beginsOn } from "../config/shadow.ts";
import type { CaseAddress } from "../core/case/address.ts";
import type { Instance } from "../core/case/kind.ts";
import type { Actual } from "../core/telling/plan.ts";
import { type Stray, strayKey, turning } from "../core/telling/stray.ts";
import { Gone } from "../core/text/fault.ts";
import { masked } from "../core/text/private-numbers.ts";
import { dayOf, instant } from "../core/text/time.ts";
import type { Words } from "../core/text/words.ts";
import { actual } from "./actual.ts";
import type { Read } from "./ask.ts";
import { noticeIn } from "./believe.ts";
import type { Client } from "./client.ts";
import { isSelf, person } from "./people.ts";
import type { World } from "./world.ts";

export interface SeenStray {
  readonly is: "stray";
  readonly address: CaseAddress;
  readonly stray: Stray;
  readonly actual: Actual;
  readonly deletions: number;
  /** None: no label is put on it. */
  readonly labels: ReadonlyMap<string, string>;
  /** In the language of the program. */
  readonly words: Words;
}

/** `instances` are all whose forms read. Undefined where the issue is nothing to us. */
export async function seenStray(
  read: Read,
  instances: readonly Instance[],
  address: CaseAddress,
  world: World,
): Promise<SeenStray | undefined> {
  const { issue, items, standing, config, client, program } = read;
  const listed = listedAs(config.is, program.home.name, issue.repository.name);
  const moved = items.some(({ __typename }) => __typename === "TransferredEvent");
  if (!listed?.onlyCases || moved || dayOf(instant(issue.createdAt)) < beginsOn(config.is)) return undefined;
  const calm: Stray = {
    now: world.clock.now(),
    url: issue.url,
    title: masked(issue.title),
    body: masked(issue.body),
    openedAt: instant(issue.createdAt),
    open: issue.state === "OPEN",
    author: person(issue.author),
    forms: instances,
    closeAfterDays: listed.closeAfterDays,
    shown: shown(read, address, world),
    minded: false,
    reopened: items.some((item) => item.__typename === "ReopenedEvent" && !isSelf(item.actor, world.slug)),
  };
  const { show, close } = turning(calm);
  const minded = (show !== null || close) && (await isMinded(read, address, client));
  return {
    is: "stray",
    address,
    stray: { ...calm, minded },
    actual: actual(issue, items, standing, read.known),
    deletions: standing.deletions,
    labels: new Map(),
    words: await world.words(program, config.is.language, client),
  };
}

/** Our comment by its signed mark. One that we posted and that GitHub does not show yet is not posted again. */
function shown({ items, known, standing }: Read, address: CaseAddress, world: World): Stray["shown"] {
  for (const item of items) {
    const notice = item.__typename === "IssueComment" ? noticeIn(item, address, world.keys) : null;
    if (notice?.key === strayKey) return { closes: notice.until ?? null };
  }
  if (standing.deletions > 0) return "gone";
  if (known.posted[strayKey]) throw new Error("GitHub shows an older state than we wrote");
  return null;
}

/** Others than these cannot have write access. */
const insiders = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

/** Whether somebody with write access opened the issue or spoke there. */
async function isMinded({ issue, items }: Read, { owner, name: repo }: CaseAddress, client: Client): Promise<boolean> {
  const said = [issue, ...items.filter((item) => item.__typename === "IssueComment")];
  const people = said.flatMap(({ author, authorAssociation }) =>
    author?.__typename === "User" && insiders.has(authorAssociation) ? [author.login] : [],
  );
  for (const username of new Set(people)) if (await mayWrite({ owner, repo, username }, client)) return true;
  return false;
}

const Permission = z.looseObject({ permission: z.string() });

/** An organisation's members may read only: GitHub has to be asked. */
async function mayWrite(
  who: { readonly owner: string; readonly repo: string; readonly username: string },
  client: Client,
): Promise<boolean> {
  try {
    const { data } = await client.rest("GET /repos/{owner}/{repo}/collaborators/{username}/permission", who);
    return ["admin", "write"].includes(Permission.parse(data).permission);
  } catch (fault) {
    // The account is not there any more.
    if (fault instanceof Gone) return false;
    throw fault;
  }
}

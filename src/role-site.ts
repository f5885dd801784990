// What everybody may read of the roles of all programs: from the configuration in force and the ledger.

import { appointing } from "./config/appointing.ts";
import { communitiesOf } from "./config/communities.ts";
import { blobsOf } from "./config/layers.ts";
import { checkMessages } from "./config/message-problems.ts";
import { messagesIn } from "./config/messages.ts";
import { readConfig } from "./config/read.ts";
import { rolesFrom } from "./config/roles.ts";
import { trainingFrom } from "./config/training.ts";
import { isSame } from "./core/case/address.ts";
import { roleLookUps, rolePage } from "./core/roles/role-page.ts";
import { certificatePath, servedIn } from "./core/roles/thanks.ts";
import { localDay } from "./core/text/calendar.ts";
import type { Instant } from "./core/text/time.ts";
import { type Words, words } from "./core/text/words.ts";
import type { ProgramRow, Store } from "./store/store.ts";
import type { Certificate } from "./web/certificate.ts";
import type { ProgramRoles } from "./web/role-pages.ts";

/** Programs whose home everybody sees, as far as they have roles. What private repositories say is left out. */
export async function publicRoles(
  { programs, ledger, blobs }: Pick<Store, "programs" | "ledger" | "blobs">,
  now: Instant,
): Promise<readonly ProgramRoles[]> {
  const open = (await programs.all()).filter((program) => program.open);
  const all = await Promise.all(
    open.map(async (program): Promise<readonly ProgramRoles[]> => {
      const config = await configOf(program, blobs);
      if (!config || config.roles.length === 0) return [];
      const rows = (await ledger.found(program.home.repository, roleLookUps)).filter(({ hidden }) => !hidden);
      const shown = { rows, now, zone: communitiesOf(config).calendar.zone };
      const { owner, name } = program.home;
      return [
        {
          owner,
          name,
          language: config.language,
          words: await wordsOf(program, config.language, blobs),
          training: trainingFrom(config),
          ...appointing(config),
          communities: new Map(config.communities.map((one) => [one.id, one.name])),
          roles: rolesFrom(config).map((role) => ({ role, posts: rolePage(role, shown) })),
        },
      ];
    }),
  );
  return all.flat();
}

/** The configuration in force; undefined where its text is not known here yet. */
async function configOf({ config, home }: ProgramRow, blobs: Store["blobs"]) {
  const { own, base } = blobsOf(config);
  const text = await blobs.get(own);
  const below = base === undefined ? undefined : await blobs.get(base);
  if (text === undefined || (base !== undefined && below === undefined)) return undefined;
  const read = readConfig(text, below === undefined ? undefined : { repository: `${home.owner}/.github`, text: below });
  return read.ok ? read.config : undefined;
}

/** The community's own words before ours. */
async function wordsOf(program: ProgramRow, language: string, blobs: Store["blobs"]): Promise<Words> {
  const files = await Promise.all(
    program.words.map(async ({ oid, ...one }) => ({ ...one, text: (await blobs.get(oid)) ?? "" })),
  );
  return words(messagesIn(language, checkMessages(files).own), language);
}

/** What is over of the terms of a case, if everybody may see it. */
export async function certificateOf(
  { programs, ledger, blobs, cases }: Pick<Store, "programs" | "ledger" | "blobs" | "cases">,
  { owner, name, number }: { readonly owner: string; readonly name: string; readonly number: number },
  now: Instant,
): Promise<Certificate | undefined> {
  const address = await cases.numbered(owner, name, number);
  const program = address && (await programs.of(address.repository));
  const config = program?.open ? await configOf(program, blobs) : undefined;
  if (!address || !program || !config) return undefined;
  const today = localDay(now, communitiesOf(config).calendar.zone);
  const rows = await ledger.found(program.home.repository, [{ sort: "term" }]);
  const own = rows.find((row) => isSame(row.address, address));
  const served = own && !own.hidden ? servedIn(own, today) : undefined;
  if (!served) return undefined;
  const { language } = config;
  return {
    served,
    title: config.roles.find(({ id }) => id === served.role)?.title ?? served.role,
    community: config.communities.find(({ id }) => id === served.community)?.name ?? served.community,
    program: `${program.home.owner}/${program.home.name}`,
    language,
    words: await wordsOf(program, language, blobs),
    path: certificatePath(address),
  };
}

/** For the pages; `store` is undefined while Quorate is starting. */
export const roleSite = (store: () => Store | undefined, clock: { now(): Instant }, address?: string) => ({
  ...(address === undefined ? {} : { address }),
  roles: async () => {
    const open = store();
    return open && publicRoles(open, clock.now());
  },
  certificate: async (owner: string, name: string, number: number) => {
    const open = store();
    return open && certificateOf(open, { owner, name, number }, clock.now());
  },
});

/** For pages that are of no program. */
export const plainWords = (): Words => words(messagesIn("en", {}), "en");

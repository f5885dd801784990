// What the issue in the private repository says that asks after somebody who has a role and is not heard of. Each silence
// is asked about once, by its mark.

import { z } from "zod";
import type { CaseKey } from "../case/address.ts";
import type { LedgerRow } from "../case/ledger.ts";
import { type Keys, sign, verified } from "../case/record.ts";
import { answerDays } from "../roles/check-in.ts";
import { dayOf, type Instant, plusDays } from "../text/time.ts";
import type { Words } from "../text/words.ts";

const Data = z.object({ title: z.string(), url: z.string(), mention: z.string() });

export interface Silence extends z.infer<typeof Data> {
  /** The case of the term. */
  readonly address: CaseKey;
  readonly person: number;
  readonly login: string;
  /** When the holder was asked. */
  readonly since: Instant;
}

/** Those whose time to answer is over, as far as the rows of their terms know. */
export const silences = (rows: readonly LedgerRow[], now: Instant): readonly Silence[] =>
  rows.flatMap(({ address, person, login, from, until, data }) => {
    const read = Data.safeParse(data);
    if (!read.success || person === null || from === null || (until !== null && until <= now)) return [];
    return plusDays(from, answerDays) <= now
      ? [{ ...read.data, address, person, login: login ?? "", since: from }]
      : [];
  });

const ofRepository = (repository: number) => ({ repository, issue: 0 });
const markOf = ({ address, since }: Silence) => ({
  key: "silence",
  of: `${address.repository}/${address.issue}`,
  since,
});

export function silenceIssue(
  silence: Silence,
  repository: number,
  keys: Keys,
  words: Words,
): { readonly title: string; readonly body: string } {
  const { title, login, mention, url: link, since } = silence;
  const parts = [
    words.say("silence/asks", { mention, login, title, link, day: { is: "day", day: dayOf(since) } }),
    words.say("silence/friendly", { login }),
    words.say("silence/ways"),
    words.say("silence/closing"),
    sign("notice", markOf(silence), ofRepository(repository), keys),
  ];
  return { title: words.say("silence/title", { title, login }), body: parts.join("\n\n") };
}

/** Whether an issue of ours asks about this silence. */
export function asksAbout(silence: Silence, body: string, repository: number, keys: Keys): boolean {
  const found = verified("notice", body, ofRepository(repository), keys);
  return JSON.stringify(found) === JSON.stringify(markOf(silence));
}

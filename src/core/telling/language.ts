// The language of a case: that of its kind, else its community's, else the program's.

import type { Instance } from "../case/kind.ts";
import type { Decision } from "../deciding/decide.ts";
import { communityOf } from "../form/community.ts";

/**
 * The community is that of the form as it stands, and from a decision on that which was decided: a later edit changes
 * neither. `speaks` says whether there are sentences in a language.
 */
export function languageOf(
  instance: Instance,
  { record, reading }: Pick<Decision, "record" | "reading">,
  speaks: (language: string) => boolean,
): string {
  if (instance.ownLanguage) return instance.language;
  const { decided } = record;
  const community = communityOf(instance, decided?.round === record.round ? decided : reading);
  return community?.languages.find(speaks) ?? instance.language;
}

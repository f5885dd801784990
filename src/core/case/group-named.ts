// The working group that a form names in a field `group`: by the number of its charter, its link, or its name.

import { fold } from "../text/closest.ts";
import type { View } from "./view.ts";

/** As somebody wrote it; empty where the form names none. */
export function groupNamed({ reading }: Pick<View, "reading">): string {
  const { group } = reading.values;
  return (group?.is === "text" ? group.text : group?.is === "choice" ? group.option : "").trim();
}

interface Charter {
  readonly title: string;
  readonly url: string;
  readonly number: number;
  readonly repository: number;
}

const byNumber = (repository: number, number: string): string => `number ${repository}#${number}`;
const byName = (title: string): string => `name ${fold(title.replace(/^[^:]{1,40}:\s+/, ""))}`;

/** Every name that a form may have for a group, as keys of the ledger: with or without the first words of its title. */
export const keysOf = ({ title, url, number, repository }: Charter): readonly string[] => [
  byNumber(repository, String(number)),
  `link ${url}`,
  byName(title),
];

/** What is written in a form of this repository, as one of these keys. */
export function keyFor(text: string, repository: number): string {
  const said = text.trim().replace(/^<(.*)>$/, "$1");
  const number = /^#?(\d+)$/.exec(said)?.[1];
  if (number !== undefined) return byNumber(repository, number);
  return /^https?:\/\//.test(said) ? `link ${said}` : byName(said);
}

// What the issue says that tells a community of its broken configuration. One for each program, found again by its mark.

import { createHash } from "node:crypto";
import { type Keys, sign, verified } from "../case/record.ts";
import { inert } from "../text/text.ts";
import type { Words } from "../text/words.ts";

/** One thing that is wrong, and where. */
export interface Wrong {
  /** File and line. */
  readonly place: string;
  /** The line's page, where it is known. */
  readonly link?: string;
  readonly says: string;
}

export interface Trouble {
  /**
   * new: no version ever held together. changed: the last good one is in force. words: only sentences are wrong.
   * shared: another program names one of its repositories too. group: who is in one cannot be seen, so it decides
   * nothing. board: only the board is not as the settings say.
   */
  readonly is: "new" | "changed" | "words" | "shared" | "group" | "board" | "training";
  readonly wrong: readonly Wrong[];
  /** Login of who pushed it, where that is known. */
  readonly by?: string;
}

/** Who reads more at once than this mends the first ones first. */
const most = 40;

/** A mark belongs to the repository, not to one of its issues: the number is not known before the issue is there. */
const ofRepository = (repository: number) => ({ repository, issue: 0 });

export function troubleText(trouble: Trouble, repository: number, keys: Keys, words: Words): string {
  const { is, wrong, by } = trouble;
  const lines = wrong.slice(0, most).map(({ place, link, says }) => {
    const where = link === undefined ? `\`${place}\`` : `[\`${place}\`](${link})`;
    return `- ${where}: ${inert(says, 500)}`;
  });
  const left = wrong.length - most;
  return [
    words.say(`configuration/${is}`),
    ...(by === undefined ? [] : [words.say("configuration/pushed", { mention: `@${by}` })]),
    words.say("configuration/wrong"),
    [...lines, ...(left > 0 ? [words.say("configuration/more", { count: left })] : [])].join("\n"),
    words.say("configuration/next"),
    sign("notice", { key: mark, digest: digestOf(trouble) }, ofRepository(repository), keys),
  ].join("\n\n");
}

const mark = "configuration";

/** The same as long as the same is wrong, whoever pushed it. */
export const digestOf = ({ is, wrong }: Trouble): string =>
  createHash("sha256")
    .update(JSON.stringify([is, wrong.map(({ place, says }) => [place, says])]))
    .digest("base64url")
    .slice(0, 22);

/** What an issue's text was made of, if it is such an issue of ours. */
export function troubleIn(body: string, repository: number, keys: Keys): string | null {
  const found = verified("notice", body, ofRepository(repository), keys);
  if (typeof found !== "object" || found === null || !("key" in found && "digest" in found)) return null;
  return found.key === mark && typeof found.digest === "string" ? found.digest : null;
}

/** The last word, before the issue is closed; and whether a comment is it. */
export const mendedText = (repository: number, keys: Keys, words: Words): string =>
  `${words.say("configuration/mended")}\n\n${sign("notice", { key: "mended" }, ofRepository(repository), keys)}`;

export const isMended = (body: string, repository: number, keys: Keys): boolean => {
  const found = verified("notice", body, ofRepository(repository), keys);
  return typeof found === "object" && found !== null && "key" in found && found.key === "mended";
};

// The words of a program: what the community says itself, read by git blob id, and ours for the rest.

import { checkMessages } from "../config/message-problems.ts";
import { chainOf, messagesIn, shipped } from "../config/messages.ts";
import { type Words, words } from "../core/text/words.ts";
import { texts } from "./files.ts";
import type { Index, KnownProgram, World } from "./world.ts";

/** Whether we or the community have sentences in this language, or in the one that it is a form of. */
export function speaks(language: string, own: KnownProgram["words"]): boolean {
  const known = new Set([...Object.keys(shipped), ...own.map((one) => one.language)]);
  return known.has(language) || known.has(language.split("-")[0] ?? "");
}

/** Keeps what it made last for each program and language: blob ids say whether it is still right. */
export function speaker(blobs: Index["blobs"]): World["words"] {
  const made = new Map<string, { readonly from: string; readonly words: Words }>();
  return async (program, language, client) => {
    const chain = chainOf(language);
    const files = program.words.filter((one) => chain.includes(one.language));
    const from = files.map((one) => `${one.language}/${one.topic} ${one.oid}`).join("\n");
    const key = `${program.home.repository} ${language}`;
    const known = made.get(key);
    if (known?.from === from) return known.words;
    const oids = files.map(({ oid }) => oid);
    const read = await texts(blobs, client, program.home.node, oids);
    const { own } = checkMessages(files.map(({ oid, ...one }) => ({ ...one, text: read.get(oid) ?? "" })));
    const spoken = words(messagesIn(language, own), language);
    made.set(key, { from, words: spoken });
    return spoken;
  };
}

// The bot's words from templates/messages/<language>: one file a topic, one `## heading` a message.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Messages } from "../core/words.ts";

export function readMessages(folder: string): Messages {
  const messages: Record<string, string> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    const topic = basename(file, ".md");
    for (const [key, text] of sections(readFileSync(join(folder, file), "utf8"))) messages[`${topic}/${key}`] = text;
  }
  return messages;
}

function sections(text: string): [string, string][] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [key = "", ...lines] = part.split("\n");
      return [key.trim(), lines.join("\n").trim()];
    });
}

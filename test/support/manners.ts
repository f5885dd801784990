// How the app behaves in every story: one status comment, nothing said twice, nobody called who has no part in it.

import { afterEach, expect } from "vitest";
import type { Look, Town } from "./town.ts";

/** After each story, every case is looked at as people see it. */
export function manners(town: Town): void {
  afterEach(async () => {
    for (const { address } of await town.service.store.cases.list()) {
      const look = await town.look(address.number, address.name).catch(() => undefined);
      if (!look) continue;
      const ours = look.comments.filter(({ by }) => by === "quorate[bot]").map(({ body }) => body);
      expect(ours.filter((body) => body.includes("<!-- quorate:record "))).toHaveLength(1);
      expect(new Set(ours).size, "no comment twice").toBe(ours.length);
      expect(firstWords(look.status)).toMatch(whoseTurn);
      for (const line of look.status.matchAll(/^- (?:those who decide|whoever|\w+): (`\/.*)$/gm)) {
        expect(line[1]?.match(/`\/\w+/g)?.length ?? 0, "at most three commands for a role").toBeLessThanOrEqual(3);
      }
      expect(look.status).not.toMatch(/undefined|null|NaN|\[object|\{\{/);
    }
  });
}

/** In English and Spanish, and as one of the stories rewords it. */
const whoseTurn =
  /turn|Please ask one of them|as things stand|Nobody has to|everybody is welcome|This is a trial|Waiting|Closed, because|Done\.|Not this time|[Tt]urno|[Nn]adie|En espera|se cerró|Listo\./i;

/** What a phone and an e-mail show. */
const firstWords = (text: string): string => text.slice(0, 100);

/** Everybody who is called in a text. */
export const called = (text: string): string[] => [...new Set(text.match(/(?<![\w`])@[\w/-]+/g) ?? [])].toSorted();

/** How an issue looks once everything has happened. */
export async function later(town: Town, number: number): Promise<Look> {
  await town.settle();
  return town.look(number);
}

/** The reaction of the app to a comment, as people see it. */
export function reactionTo(look: Look, comment: number): string {
  const found = look.comments.find(({ id }) => id === comment);
  return `${"👀".repeat(found?.eyes ?? 0)}${"😕".repeat(found?.confused ?? 0)}`;
}

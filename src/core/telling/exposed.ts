// What somebody is told who wrote the number of an account or a card: once for each place, and never the number.

import type { Exposed, Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import type { CaseRecord } from "../case/record.ts";
import type { Words } from "../text/words.ts";
import { commentLink } from "./link.ts";
import type { Notice } from "./present.ts";

export function exposures(instance: Instance, record: CaseRecord, facts: Facts, words: Words): Notice[] {
  return facts.exposed.map((one) => ({
    key: `number-${one.place}`,
    text: [words.say("notice/number", opening(one, facts, words)), howToRemove(one, record, words), rest(one)]
      .filter((part) => part !== "")
      .join("\n\n"),
  }));

  function rest({ place }: Exposed): string {
    const { program } = instance.contacts;
    const help =
      place === "title" && program !== undefined ? words.say("notice/number-help", { contact: `<${program}>` }) : "";
    return [help, words.say("notice/number-kept")].filter((part) => part !== "").join(" ");
  }
}

function opening({ place, by }: Exposed, facts: Facts, words: Words) {
  const mention = by ? `@${by.login}` : words.say("status/nobody");
  if (typeof place !== "number") return { mention, where: words.say(`notice/number-in-${place}`) };
  return { mention, where: words.say("notice/number-in-comment", { link: commentLink(facts, place) }) };
}

function howToRemove({ place }: Exposed, { answers }: CaseRecord, words: Words): string {
  if (typeof place !== "number") return words.say(`notice/number-out-of-${place}`);
  const commands = answers.some(({ id }) => id === place);
  return words.say(commands ? "notice/number-out-of-command" : "notice/number-out-of-comment");
}

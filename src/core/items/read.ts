// Notes to action items: each line that says what is to be done and by whom or until when. What cannot be told for
// certain becomes a question; a line that may be none is left alone.

import type { When } from "./days.ts";
import { type ActionItem, itemOf, type Occasion } from "./item.ts";
import { readLine, type Said } from "./line.ts";
import { type NoteLine, noteLines } from "./lines.ts";
import type { Owner } from "./people.ts";
import { rowItems } from "./table.ts";

interface Draft {
  readonly line: NoteLine;
  readonly said: Said;
  /** The bullet that it stands below. */
  readonly under: Draft | undefined;
  /** The heading or sentence above its list. */
  readonly heading: string;
  /** Below a heading such as "Next steps". */
  readonly listed: boolean;
  /** Taken from the lines below that say no more than who and when. */
  owners: readonly Owner[];
  due: When | null;
  detailed: boolean;
}

const title =
  /^(?:the )?(?:(?:our |new )?(?:next steps?|action (?:items?|points?)|actions|to-?dos?|(?:open )?tasks|follow[- ]?ups?)|pr[óo]ximos pasos|siguientes pasos|acciones|tareas|pendientes|compromisos|por hacer)(?: (?:from|for|of|de|del|para)\b.*)?\s*:?$/iu;
const agreement =
  /^(?:I|we)(?:'ve| have)? (?:read|agree|confirm|accept|understand|understood|know|am|are|was|were)\b|^(?:he le[íi]do|acepto|aceptamos|confirmo|estoy|entiendo|conozco)\b/iu;

/** The action items of a text, from top to bottom. The same text, the same items. */
export function readItems(body: string, occasion: Occasion): readonly ActionItem[] {
  const lines = noteLines(body);
  const drafts = draftsOf(
    lines.filter(({ is }) => is !== "row"),
    occasion,
  );
  const own = drafts.filter((draft) => isItem(draft, occasion)).map((draft) => finished(draft));
  return [...own, ...rowItems(lines, occasion)].toSorted((a, b) => a.line - b.line);
}

function draftsOf(lines: readonly NoteLine[], occasion: Occasion): readonly Draft[] {
  const drafts: Draft[] = [];
  let above: Draft[] = [];
  let listed = false;
  let heading = "";
  for (const line of lines) {
    if (line.is !== "bullet")
      [above, listed] = [
        [],
        title.test(line.text.replace(/\*\*|__/g, "")) || (listed && line.is === "plain" && line.indent > 0),
      ];
    while (above.length > 0 && (above.at(-1)?.line.indent ?? 0) >= line.indent) above.pop();
    if (line.is === "heading") heading = line.text;
    if (line.is === "heading") continue;
    const under = above.at(-1);
    const below = under !== undefined && (under.listed || title.test(under.line.text));
    const said = readLine(line.text, occasion, occasion);
    const draft: Draft = {
      line,
      said,
      under,
      heading,
      listed: listed || below,
      owners: said.owners,
      due: said.due,
      detailed: false,
    };
    if (under && isDetail(draft)) {
      Object.assign(under, { owners: [...under.owners, ...said.owners], due: under.due ?? said.due, detailed: true });
    } else {
      drafts.push(draft);
      if (line.is === "bullet") above.push(draft);
      else heading = line.text;
    }
  }
  return drafts;
}

/** A line below another that only says who or when. */
const isDetail = ({ said, line }: Draft): boolean =>
  said.text === "" && line.box === undefined && (said.owners.length > 0 || said.due !== null);

function isItem(draft: Draft, { notes }: Occasion): boolean {
  const { said, line, under, listed, owners, due, detailed } = draft;
  const { by, text } = said;
  if (agreement.test(text) || title.test(line.text)) return false;
  const told = owners.length > 0 || due !== null;
  if (text === "" && under === undefined) return by.marker && told;
  if (by.marker) return true;
  if (line.box !== undefined) return notes || told;
  if (by.subject) return true;
  if (by.self) return due !== null || listed;
  if (line.is !== "bullet") return false;
  if (by.label || (detailed && owners.length > 0)) return isOrder(text);
  if (by.name) return by.verb || (listed && due !== null && isOrder(text));
  const loose = owners.length > 0;
  return loose ? by.verb || listed : listed && due !== null && by.verb;
}

/** Not a report of what somebody did or is. */
const isOrder = (text: string): boolean =>
  !/^(?:is|was|are|were|has|had|have|said|says|asked|asks|reported|reports|thinks?|thought|suggests?|suggested|mentioned|joined|joins|left|leaves|arrives?|arrived|wants|wanted|likes|liked|will be|es|est[áa]|fue|dijo|dice|pregunt[óo]|cree|quiere|lleg[óaó]|propuso)\b/iu.test(
    text,
  ) && text !== "";

const anaphor = /^(?:.*\b)?(?:this|that|these|those|it|them|esto|eso|ello|estos|estas)\b(?!\s+\p{L}+\s+\p{L})/iu;
const isShort = (text: string) => text.split(/\s+/).length <= 3;

/** `Ana to detail this` below "Plan the training": what "this" is stands above it. */
function wholeText({ said: { text }, under, heading }: Draft): string {
  const found = under?.said.text ?? heading;
  const above = title.test(under?.line.text ?? heading)
    ? ""
    : found.replace(/[\s.:;,?!¿¡]+$/u, "").replace(/^[¿¡]/u, "");
  if (above === "") return text;
  if (text === "") return above;
  return anaphor.test(text) || (under !== undefined && isShort(text)) ? `${above}: ${text}` : text;
}

function finished(draft: Draft): ActionItem {
  const { owners, due, line } = draft;
  return itemOf({ text: wholeText(draft), owners, due, done: line.box === true, line: line.line });
}

// YAML with places: a path into the data as line and column of the file.

import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, visit } from "yaml";
import type { FileProblem } from "./problem.ts";
import { syntaxProblems } from "./syntax-problems.ts";

export type Path = readonly PropertyKey[];
export type Place = Pick<FileProblem, "line" | "column">;

export interface Yaml {
  readonly data: unknown;
  /** What the parser itself refuses. */
  readonly problems: readonly FileProblem[];
  /** Where a path begins; where its nearest parent does when it is not there. */
  at(path: Path): Place;
  /** Whether a word stands there without quotes. */
  isBare(path: Path): boolean;
}

/** A configuration of a hundred kinds has a tenth of that. */
const longest = 500_000;

/** Reads a file of any content; never throws. */
export function readYaml(file: string, text: string): Yaml {
  const problem = (place: Place, says: string): FileProblem => ({ file, ...place, says });
  const start = { line: 1, column: 1 };
  const refused = (says: string) => ({
    data: undefined,
    problems: [problem(start, says)],
    at: () => start,
    isBare: () => false,
  });
  if (text.length > longest) {
    return refused("This file has more than 500,000 characters. Take out what is no configuration.");
  }
  const counter = new LineCounter();
  // GitHub's own answers cannot hold the NUL character, so its stand-in is read everywhere.
  const source = text.replaceAll("\0", "\ufffd");
  // The parser compares every key with every other one, which takes seconds for a long file: we look ourselves.
  const document = parseDocument(source, { lineCounter: counter, uniqueKeys: false, stringKeys: true });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(Math.min(offset, source.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const found = syntaxProblems([...document.errors, ...document.warnings], place);
  const problems = [...found, ...nodeProblems(document, place)].map(({ says, ...at }) => problem(at, says));
  return {
    data: problems.length === 0 ? document.toJS() : undefined,
    problems,
    at: (path) => place(nodeAt(document.contents, path).offset),
    isBare: (path) => {
      const { node } = nodeAt(document.contents, path);
      return isScalar(node) && node.type === "PLAIN";
    },
  };
}

/** Keys that are there twice, and aliases, which can make a small file huge and which nothing here needs. */
function nodeProblems(document: Document.Parsed, place: (offset: number) => Place) {
  const found: (Place & { readonly says: string })[] = [];
  if (document.errors.length > 0) return found;
  visit(document, {
    Alias(_, node) {
      const says = `"*${node.source}" stands for something else in this file. Write it out.`;
      found.push({ ...place(node.range?.[0] ?? 0), says });
    },
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name))
          found.push({
            ...place(key.range?.[0] ?? 0),
            says: `"${name.slice(0, 60)}" is there twice. Keep one of them.`,
          });
        seen.add(name);
      }
    },
  });
  return found.slice(0, 100);
}

/** The node at a path, and where it or its nearest parent that is there begins. */
function nodeAt(root: Document.Parsed["contents"], path: Path): { readonly node: unknown; readonly offset: number } {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key: one }) => isScalar(one) && String(one.value) === String(key),
      );
      if (!pair) return { node: undefined, offset };
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === "number") {
      const item: unknown = node.items[key];
      if (isScalar(item) || isMap(item) || isSeq(item) || isAlias(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return { node: undefined, offset };
    }
  }
  return { node, offset };
}

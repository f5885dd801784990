// YAML with places: a path into the data as line and column of the file.

import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { FileProblem } from "./problem.ts";

export type Path = readonly PropertyKey[];

export interface Yaml {
  readonly data: unknown;
  /** What the parser itself refuses. */
  readonly problems: readonly FileProblem[];
  /** Where a path begins; where its nearest parent does when it is not there. */
  at(path: Path): { readonly line: number; readonly column: number };
}

export function readYaml(file: string, text: string): Yaml {
  const counter = new LineCounter();
  // Aliases could make a small file huge; nothing here needs them.
  const document = parseDocument(text.replaceAll("\0", "\ufffd"), { lineCounter: counter, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file,
    ...place(error.pos[0]),
    says: error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "This is not YAML.",
  }));
  return {
    data: problems.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    problems,
    at: (path) => place(offsetOf(document.contents, path)),
  };
}

function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key: one }) => isScalar(one) && String(one.value) === String(key),
      );
      if (!pair) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === "number") {
      const item: unknown = node.items[key];
      if (isScalar(item) || isMap(item) || isSeq(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

// What is wrong with a file, at its place, in words that say what would be right.

export interface FileProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly says: string;
  readonly warning?: true;
}

export const tell = ({ file, line, column, says, warning }: FileProblem): string =>
  `${file}:${line}:${column}: ${warning ? "warning: " : ""}${says}`;

/** A problem that knows the path of what it is about, not yet its place in a file. */
export interface PathProblem {
  readonly path: readonly PropertyKey[];
  readonly says: string;
  readonly warning?: true;
}

/** By file, line and column. */
export const inOrder = (problems: readonly FileProblem[]): FileProblem[] =>
  problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));

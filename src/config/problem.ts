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

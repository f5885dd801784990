// What is wrong with a file, at its place, in words that say what would be right.

export interface FileProblem {
  /** OWNER/NAME of the repository with the file, where it is not the one that is looked at. */
  readonly repository?: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly says: string;
  readonly warning?: true;
}

export type Where = Pick<FileProblem, "repository" | "file" | "line" | "column">;

export const tell = ({ repository, file, line, column, says, warning }: FileProblem): string =>
  `${repository === undefined ? "" : `${repository}: `}${file}:${line}:${column}: ${warning ? "warning: " : ""}${says}`;

/** The same problem, in another repository's file. */
export const within = (repository: string, problem: FileProblem): FileProblem => ({ repository, ...problem });

/** A problem that knows the path of what it is about, not yet its place in a file. */
export interface PathProblem {
  readonly path: readonly PropertyKey[];
  readonly says: string;
  readonly warning?: true;
}

/** By repository, file, line and column; those of the repository that is looked at come first. */
export const inOrder = (problems: readonly FileProblem[]): FileProblem[] =>
  problems.toSorted((a, b) => {
    const [one, other] = [fileOf(a), fileOf(b)];
    return one === other ? a.line - b.line || a.column - b.column : one < other ? -1 : 1;
  });

const fileOf = ({ repository = "", file }: FileProblem): string => `${repository}\n${file}`;

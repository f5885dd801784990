// GitHub's published schema, built once a process.
import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { buildSchema, type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from "graphql";

let built: GraphQLSchema | undefined;

export function schema(): GraphQLSchema {
  built ??= buildSchema(readFileSync(schemaFile(), "utf8"), { assumeValidSDL: true, assumeValid: true });
  return built;
}

/** Beside package.json: the file is not among the package's exports, and to import the package costs a second graphql-js. */
function schemaFile(): string {
  const found = findPackageJSON("@octokit/graphql-schema", import.meta.url);
  if (found === undefined) throw new Error("the package @octokit/graphql-schema is not installed");
  return join(dirname(found), "schema.graphql");
}

export interface Checked {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
}

const checked = new Map<string, Checked>();

/** Parses and validates; throws a GraphQLError on a syntax error. Programs send the same few texts again and again. */
export function check(source: string): Checked {
  const known = checked.get(source);
  if (known) return known;
  const document = parse(source);
  const result = { document, errors: validate(schema(), document) };
  if (checked.size > 200) checked.clear();
  checked.set(source, result);
  return result;
}

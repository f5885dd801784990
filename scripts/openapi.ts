// Makes test/fixtures/github-openapi.json: the part of GitHub's published OpenAPI that the sandbox answers and the program calls.
// The whole description is 394 MB unpacked, so it is no dependency: the tests need only this subset.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { routes } from "../src/sandbox/rest/table.ts";

const source = "@octokit/openapi@23.0.2";
const target = new URL("../test/fixtures/github-openapi.json", import.meta.url);

type Plain = { readonly [key: string]: unknown };

/** Its list of installations wants each account to be a person and an enterprise at once; that of a single one is right. */
const installations = { type: "array", items: { $ref: "#/components/schemas/installation" } };
const corrections: Readonly<Record<string, Plain>> = {
  "GET /app/installations": { responses: { 200: { content: { "application/json": { schema: installations } } } } },
};

/** An issue also fits its description of a draft issue, so that no issue is exactly one of them. */
const looser: Readonly<Record<string, (schema: Plain) => Plain>> = {
  "#/components/schemas/projects-v2-item-simple": (schema) => ({
    ...schema,
    properties: {
      ...own(schema, "properties"),
      content: { anyOf: at(at(at(schema, "properties"), "content"), "oneOf") },
    },
  }),
};

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const at = (value: unknown, key: string): unknown => (isPlain(value) ? value[key] : undefined);
const own = (value: unknown, key: string): Plain => {
  const found = at(value, key);
  return isPlain(found) ? found : {};
};

/** Words that say nothing about what is valid. A property may have such a name, so `properties` is walked by itself. */
const chatter = new Set([
  "description",
  "summary",
  "example",
  "examples",
  "externalDocs",
  "title",
  "x-github",
  "tags",
  "operationId",
]);

function lean(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((one) => lean(one));
  if (!isPlain(value)) return value;
  const kept = Object.entries(value).filter(([key]) => isNames || !(chatter.has(key) || key.startsWith("x-")));
  return Object.fromEntries(kept.map(([key, one]) => [key, lean(one, !isNames && key === "properties")]));
}

/** The reference with what it leads to, as far as it goes. */
function collect(value: unknown, whole: Plain, found: Map<string, unknown>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, whole, found);
  if (!isPlain(value)) return;
  const reference = value.$ref;
  if (typeof reference === "string" && !found.has(reference)) {
    const written = lean(reference.slice(2).split("/").reduce<unknown>(at, whole));
    const definition = isPlain(written) ? (looser[reference]?.(written) ?? written) : written;
    found.set(reference, definition);
    collect(definition, whole, found);
  }
  for (const one of Object.values(value)) collect(one, whole, found);
}

function subset(whole: Plain): Plain {
  const operations: Record<string, unknown> = {};
  const found = new Map<string, unknown>();
  const missing: string[] = [];
  for (const { method, path } of routes) {
    const operation = at(at(whole.paths, path), method.toLowerCase());
    if (!isPlain(operation)) {
      missing.push(`${method} ${path}`);
      continue;
    }
    const { requestBody, responses } = { ...operation, ...corrections[`${method} ${path}`] };
    const entry = lean({ requestBody: jsonOf(requestBody, whole), responses: answersOf(responses, whole) });
    operations[`${method} ${path}`] = entry;
    collect(entry, whole, found);
  }
  if (missing.length > 0) throw new Error(`GitHub has no such operation: ${missing.join(", ")}`);
  const schemas = [...found].map(([reference, definition]) => [reference.split("/").at(-1) ?? reference, definition]);
  return {
    source,
    operations,
    schemas: Object.fromEntries(schemas.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))),
  };
}

/** The JSON schema of a body, or null for none; a shared response is followed. */
function jsonOf(body: unknown, whole: Plain): unknown {
  const reference = at(body, "$ref");
  const meant = typeof reference === "string" ? reference.slice(2).split("/").reduce<unknown>(at, whole) : body;
  return at(at(at(meant, "content"), "application/json"), "schema") ?? null;
}

const answersOf = (responses: unknown, whole: Plain): Plain =>
  Object.fromEntries(
    Object.entries(isPlain(responses) ? responses : {}).map(([status, one]) => [status, jsonOf(one, whole)]),
  );

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
try {
  execFileSync("npm", ["pack", source, "--silent"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const [, name = "", version = ""] = /^(.+)@([^@]+)$/.exec(source) ?? [];
  const archive = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
  const inside = "package/generated/api.github.com.json";
  execFileSync("tar", ["-xzf", archive, inside], { cwd: folder });
  const whole: unknown = JSON.parse(readFileSync(join(folder, inside), "utf8"));
  if (!isPlain(whole)) throw new Error(`${inside} is no description`);
  const text = JSON.stringify(subset(whole));
  writeFileSync(target, `${text}\n`);
  console.log(`${target.pathname}: ${routes.length} operations, ${Math.round(text.length / 1024)} KB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

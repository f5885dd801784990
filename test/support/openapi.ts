// Holds REST exchanges against GitHub's published description (test/fixtures/github-openapi.json, made by scripts/openapi.ts).
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

/** As `GET /_sandbox/requests?bodies=true` lists it; entries of GraphQL have no route and are let pass. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly route?: string;
  readonly status: number;
  readonly request: unknown;
  readonly response: unknown;
}

type Schema = { readonly [key: string]: unknown };

interface Operation {
  readonly requestBody: Schema | null;
  readonly responses: Readonly<Record<string, Schema | null>>;
}

interface Description {
  readonly source: string;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

const file = new URL("../fixtures/github-openapi.json", import.meta.url);

export const description = JSON.parse(readFileSync(file, "utf8")) as Description;

let ajv: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with an exchange, in sentences; nothing when it is as GitHub says. */
export function conforms(exchange: Exchange): string[] {
  const { method, route, status, request, response } = exchange;
  if (route === undefined) return [];
  const name = `${method} ${route}`;
  const operation = description.operations[name];
  if (!operation) return [`${name}: GitHub has no such operation in ${description.source}`];
  const asked = status < 300 && request !== null ? check(`${name} request`, operation.requestBody, request) : [];
  return [...asked, ...answer(name, operation, status, response)];
}

function answer(name: string, { responses }: Operation, status: number, body: unknown): string[] {
  const schema = responses[String(status)];
  if (schema) return check(`${name} ${status}`, schema, body);
  if (schema === null)
    return body === null || status >= 300 ? [] : [`${name} ${status}: has a body, GitHub's has none`];
  // GitHub lists few of its refusals, but each of them says why.
  if (status < 400) return [`${name}: GitHub never answers ${status}`];
  const says = typeof body === "object" && body !== null && "message" in body;
  return says ? [] : [`${name} ${status}: a refusal without a message`];
}

function check(what: string, schema: Schema | null, body: unknown): string[] {
  if (schema === null) return [];
  const validate = compiled.get(what) ?? validator().compile(fix(schema) as Schema);
  compiled.set(what, validate);
  if (validate(body)) return [];
  return (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${what}: ${instancePath || "body"} ${message}`);
}

function validator(): Ajv {
  if (ajv) return ajv;
  ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "github", components: { schemas: fix(description.schemas) } });
  return ajv;
}

/** OpenAPI 3.0's `nullable` in the words of JSON Schema, and references into the shared schemas. */
function fix(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fix);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fix(one)]));
  if (typeof rest.$ref === "string" && rest.$ref.startsWith("#/")) rest.$ref = `github${rest.$ref}`;
  if (nullable !== true) return nullable === undefined ? rest : { ...rest, nullable };
  if (typeof rest.type !== "string") return { anyOf: [rest, { type: "null" }] };
  return { ...rest, type: [rest.type, "null"], ...(Array.isArray(rest.enum) && { enum: [...rest.enum, null] }) };
}

// docs/configuration.md and the schema for editors, from the schema that reads the file.
import { stringify } from "yaml";
import { z } from "zod";
import { Config } from "../../src/config/schema.ts";
import { allowed, Schema, type Section, type Setting, sections, withoutIt } from "./settings.ts";
import { code, table } from "./table.ts";

export const configSchema = {
  title: "Quorate's configuration, .github/quorate.yml",
  ...z.toJSONSchema(Config, { io: "input" }),
};

/** Without what must be there, and with nothing in the place of what is taken away: another file says the rest. */
function partial(schema: Schema): Schema {
  const { required: _, oneOf, anyOf, properties, additionalProperties, items, ...rest } = schema;
  const some = oneOf ?? anyOf;
  const inner = (one: Schema): Schema => {
    const { description } = one;
    return { ...(description ? { description } : {}), anyOf: [partial(one), { type: "null" }] };
  };
  const named = properties && Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, inner(one)]));
  return {
    ...rest,
    ...(some ? { anyOf: some.map(partial) } : {}),
    ...(named ? { properties: named } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === "object" ? inner(additionalProperties) : additionalProperties,
        }),
    // A list takes the place of the one below it, so it is whole.
    ...(items ? { items } : {}),
  };
}

/** What editors know: of a file that extends another one, nothing must be there. */
export const editorSchema = (() => {
  const { title, $schema, $defs, ...whole } = Schema.parse(configSchema);
  return {
    ...{ $schema, title, type: "object" },
    allOf: [
      { if: { required: ["extends"] }, else: { $ref: "#/$defs/whole" } },
      { if: { not: { required: ["extends"] } }, else: { $ref: "#/$defs/extending" } },
    ],
    $defs: { ...$defs, whole, extending: partial(whole) },
  };
})();

const names = { groups: "GROUP", kinds: "NAME", fields: "FIELD" };

/** The least that works. A test reads it. */
export const smallest = `version: 1
live_from: 2026-02-01
groups:
  approvers: { team: approvers }
kinds:
  budget-request:
    is: request
    form: budget-request.yml
    decide:
      approve: { approvers: 2 }
`;

const row = (setting: Setting, among: boolean): string[] => {
  const { name, schema } = setting;
  const meaning = [schema.description ?? "", allowed(schema)].filter(Boolean).join(" ");
  return [code(name), meaning, withoutIt(setting, among), exampleOf(setting)];
};

function exampleOf({ name, schema }: Setting): string {
  const value = schema.examples?.[0] ?? schema.default;
  if (value === undefined) return "below";
  const style = { collectionStyle: "flow", flowCollectionPadding: true, lineWidth: 0 } as const;
  return code(inside(stringify({ [name]: value }, style)));
}

/** The one setting of a flow map, without the braces around it. */
const inside = (flow: string): string => flow.trim().replace(/^\{ (.*) \}$/s, "$1");

const titleOf = (path: readonly string[]): string =>
  path.length === 0 ? "The whole file" : code(path.map((part) => `${part}:`).join(" "));

const head = ["Setting", "What it means", "Without it", "Example"];

function part(section: Section): string {
  const { path, about, shapes } = section;
  const sorts = sortsOf(section);
  if (sorts) return sorts;
  const rows = shapes.flat().map((setting) => row(setting, shapes.length > 1));
  const several =
    shapes.length > 1
      ? `Write one of these: ${shapes.map((shape) => shape.map(({ name }) => code(name)).join(" and ")).join("; ")}.`
      : "";
  const text = [about, several].filter((one) => one !== undefined && one !== "").join(" ");
  return [`## ${titleOf(path)}`, ...(text === "" ? [] : [text]), table(head, rows)].join("\n\n");
}

const isSort = ({ schema }: Setting): boolean => schema.const !== undefined;

/** Shapes that say by one word which they are: what all of them have stands once, and then what each has of its own. */
function sortsOf({ path, about, shapes }: Section): string | undefined {
  const [first] = shapes;
  if (!first || shapes.length === 1 || !shapes.every((shape) => shape.some(isSort))) return undefined;
  const inAll = ({ name }: Setting) => shapes.every((shape) => shape.some((one) => one.name === name));
  const same = first.filter((one) => inAll(one) && !isSort(one));
  const rows = same.map((one) => {
    const needing = shapes.filter((shape) => shape.some(({ name, required }) => name === one.name && required));
    const [name, meaning, without, example] = row({ ...one, required: needing.length === shapes.length }, false);
    const some = needing.length > 0 && needing.length < shapes.length;
    return [name, meaning, some ? "some sorts need it" : without, example].map((cell) => cell ?? "");
  });
  const own = shapes.map((shape) => {
    const sort = shape.find(isSort);
    const rest = shape.filter((one) => !inAll(one) || isSort(one));
    const named = code(`${sort?.name}: ${String(sort?.schema.const)}`);
    return `### ${named}\n\n${table(
      head,
      rest.map((one) => row(one, false)),
    )}`;
  });
  const sorts = "What all have in common comes first, and below it what each sort has beside that.";
  const text = [about, sorts].filter((one) => one !== undefined && one !== "").join(" ");
  return [`## ${titleOf(path)}`, text, table(head, rows), ...own].join("\n\n");
}

/** What rules and conditions are made of: they may stand inside each other, so they are told once. */
const parts: Readonly<Record<string, string>> = {
  rule: "What rules are made of",
  condition: "What conditions are made of",
};

function partsOf({ $defs = {} }: Schema): string[] {
  return Object.entries(parts).flatMap(([id, title]) =>
    sections($defs[id] ?? {}, names, [title]).map((section) => {
      const [, ...below] = section.path;
      return part(section).replace(
        /^## .*/,
        `## ${title}${below.length === 0 ? "" : `: ${code(below.map((one) => `${one}:`).join(" "))}`}`,
      );
    }),
  );
}

/** An appeal is a rule like any other; what every kind has is told once. */
function told(all: readonly Section[]): string[] {
  const known = new Map<string, string>();
  const parts = all.map((section) => {
    const key = JSON.stringify(section.shapes);
    const same = known.get(key);
    const title = titleOf(section.path);
    if (same === undefined) known.set(key, title);
    if (same === undefined || same === title) return part(section);
    return `## ${title}\n\n${[section.about ?? "", `The same settings as under ${same}.`].join(" ").trim()}`;
  });
  return [...new Set(parts)];
}

/** What the schema tells once under a number of its own, where it stands. */
function inPlace(schema: Schema): Schema {
  const numbered = /^#\/\$defs\/(__schema\d+)$/;
  const known = schema.$defs ?? {};
  return Schema.parse(
    JSON.parse(JSON.stringify(schema), (_, one: unknown) => {
      const ref = typeof one === "object" && one !== null && "$ref" in one ? numbered.exec(String(one.$ref)) : null;
      return ref ? known[ref[1] ?? ""] : one;
    }),
  );
}

const schema = inPlace(Schema.parse(configSchema));

export const configurationPage = `## Configuration

One file says how a program runs: \`.github/quorate.yml\` on the default branch of its home repository. Copy
\`templates/quorate.yml\`, which explains itself, and change what is different with you. Quorate reads the file again
whenever it changes; a case that is open keeps to what held when it was opened.

\`quorate check\` reads the file and the forms in a folder and says, line by line, what is wrong. Where something is
wrong, the last version that held together stays in force, and an issue in the home repository says what
there is to mend. It is closed when everything holds together again.

Every decision names the settings that it was taken by, like \`156eb31a79\`: the first characters of the id that git gives
to the file's content. \`git log --find-object=156eb31a79\` in the home repository shows the commits that brought it and
that took it away, and \`git show 156eb31a79\` what it said. Where it extends another file, that one's id stands behind.

Editors help while you write when they know the schema, \`templates/config.schema.json\`: put it beside your file, and
\`# yaml-language-server: $schema=config.schema.json\` into the first line. A pull request that touches the file, its forms
or its words is checked before it is merged, if the App may write checks.

## Several programs of one organisation

What they share stands once, in \`.github/quorate.yml\` of the organisation's repository \`.github\`, and each program says
\`extends: OWNER/.github\`. Only the owner's own repository can be extended, and only one level deep. What lies below is
taken over by name: \`groups:\` of both files stand side by side, and inside one group or kind the settings of both. Lists
and single values replace what lies below, and \`null\` takes it away (\`escalation: null\`). A file that others extend need
not be complete; it is a program of its own only if it names \`repositories:\` and nobody extends it.

A case is bound to both files as they stood when it was opened. \`quorate check . --organisation DIR\` reads both; a problem
is told in the file that it comes from.

## The least that works

\`\`\`yaml
${smallest}\`\`\`

${told(sections(schema, names)).join("\n\n")}

${partsOf(schema).join("\n\n")}
`;

// Issue forms as GitHub reads them, and the body that it writes from the answers.
import { parse } from "yaml";
import { z } from "zod";
import type { Repository, World } from "./state.ts";

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const common = {
  id: z.string().optional(),
  validations: z.looseObject({ required: z.boolean().optional() }).optional(),
};
const named = { label: text, description: text.optional() };

const Element = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("markdown"), attributes: z.looseObject({ value: text }) }),
  z.looseObject({
    type: z.literal("input"),
    ...common,
    attributes: z.looseObject({ ...named, placeholder: text.optional(), value: text.optional() }),
  }),
  z.looseObject({
    type: z.literal("textarea"),
    ...common,
    attributes: z.looseObject({
      ...named,
      placeholder: text.optional(),
      value: text.optional(),
      render: text.optional(),
    }),
  }),
  z.looseObject({
    type: z.literal("dropdown"),
    ...common,
    attributes: z.looseObject({
      ...named,
      options: z.array(text),
      multiple: z.boolean().optional(),
      default: z.int().optional(),
    }),
  }),
  z.looseObject({
    type: z.literal("checkboxes"),
    ...common,
    attributes: z.looseObject({
      ...named,
      options: z.array(z.looseObject({ label: text, required: z.boolean().optional() })),
    }),
  }),
  z.looseObject({ type: z.literal("upload"), ...common, attributes: z.looseObject(named) }),
]);

const names = z.union([z.array(text), z.string().transform((list) => list.split(",").map((one) => one.trim()))]);

const Form = z.looseObject({
  name: text,
  description: text,
  title: text.optional(),
  labels: names.optional(),
  assignees: names.optional(),
  body: z.array(Element),
});

type FormElement = z.infer<typeof Element>;
export type Question = Exclude<FormElement, { type: "markdown" }>;
export type Form = z.infer<typeof Form> & { readonly file: string };
export type Answers = ReadonlyMap<string, readonly string[]>;

const folder = ".github/ISSUE_TEMPLATE/";

/**
 * Where a repository's forms stand: with itself, or with the organisation's public repository `.github` where its own
 * folder holds nothing at all.
 */
export function formHome({ repositories }: Pick<World, "repositories">, repository: Repository): Repository {
  if ([...repository.files.keys()].some((path) => path.startsWith(folder))) return repository;
  const shared = repositories.find(({ name, visibility }) => name === ".github" && visibility === "public");
  return shared ?? repository;
}

/** The forms of a repository in the order of the chooser. A file that is no form is left out, as on GitHub. */
export function formsOf(world: Pick<World, "repositories">, repository: Repository): Form[] {
  return [...formHome(world, repository).files]
    .filter(([path]) => path.startsWith(folder) && /\.ya?ml$/.test(path) && !/\/config\.ya?ml$/.test(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, file]) => readForm(path.slice(folder.length), file.bytes.toString("utf8")) ?? []);
}

function readForm(file: string, source: string): Form | undefined {
  try {
    const read = Form.safeParse(parse(source));
    return read.success ? { ...read.data, file } : undefined;
  } catch {
    return undefined;
  }
}

/** The key of an element in answers and in prefilled links: its id, or its label in the manner of `parameterize`. */
export function keyOf(question: Question): string {
  const plain = question.attributes.label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return question.id ?? plain.replace(/[^a-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
}

export const questionsOf = (form: Form): Question[] => form.body.filter((element) => element.type !== "markdown");

/** The required questions that have no answer. In private repositories GitHub requires nothing. */
export function unanswered(form: Form, answers: Answers): string[] {
  return questionsOf(form).flatMap((question) => {
    const given = answers.get(keyOf(question)) ?? [];
    if (question.type === "checkboxes") {
      return question.attributes.options
        .filter((option) => option.required && !given.includes(option.label))
        .map((option) => option.label);
    }
    const blank = given.every((one) => one.trim() === "");
    return question.validations?.required && blank ? [question.attributes.label] : [];
  });
}

export function renderBody(form: Form, answers: Answers): string {
  return questionsOf(form)
    .map(
      (question) => `### ${question.attributes.label}\n\n${renderAnswer(question, answers.get(keyOf(question)) ?? [])}`,
    )
    .join("\n\n");
}

function renderAnswer(question: Question, given: readonly string[]): string {
  if (question.type === "checkboxes") {
    return question.attributes.options
      .map((option) => `- [${given.includes(option.label) ? "X" : " "}] ${option.label}`)
      .join("\n");
  }
  const said = question.type === "dropdown" ? chosen(question.attributes.options, given) : given.join("\n");
  if (said.trim() === "") return "_No response_";
  const language = question.type === "textarea" ? question.attributes.render : undefined;
  return language === undefined ? said : `\`\`\`${language}\n${said}\n\`\`\``;
}

/** Chosen options in the order of the form, whatever the order of ticking. */
const chosen = (options: readonly string[], given: readonly string[]): string =>
  options.filter((option) => given.includes(option)).join(", ");

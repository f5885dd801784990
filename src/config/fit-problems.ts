// A kind's entry against its issue form: every field that the configuration names must be asked for there, in a way
// that can be read as it says.

import { matched } from "../core/form/community.ts";
import type { FieldType } from "../core/form/field-spec.ts";
import type { Element, Layout } from "../core/form/layout.ts";
import { closest, fold } from "../core/text/closest.ts";
import { answerProblems } from "./answer-problems.ts";
import { checkProblems } from "./check-problems.ts";
import { conditionProblems } from "./condition-problems.ts";
import { effectFits } from "./effect-problems.ts";
import type { FormFile } from "./form-files.ts";
import { formFolder } from "./forms.ts";
import { typeOf } from "./instance.ts";
import type { PathProblem } from "./problem.ts";
import type { Config, Entry } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import { type Tell, unknownField } from "./unknown-field.ts";

interface Fitting extends Pick<FormFile, "file" | "path"> {
  readonly layout: Layout | undefined;
  /** The forms of the same kind in other languages. */
  readonly others?: readonly Layout[];
}

/** What of a kind's entry does not fit one of its forms; paths are those of quorate.yml. */
export function fitProblems(
  name: string,
  config: Config,
  { file, path: named, layout, others = [] }: Fitting,
): PathProblem[] {
  const entry = config.kinds[name];
  if (!entry) return [];
  // Of several forms, one may fit and another not.
  const which = typeof entry.form === "string" ? "" : `with ${file}, `;
  const tell: Tell = (inside, says, warning) => {
    const path = ["kinds", name, ...inside];
    return { path, says: `${nameOf(path)}: ${which}${says}`, ...(warning ? { warning } : {}) };
  };
  if (!layout) {
    const path = ["kinds", name, ...named];
    return [{ path, says: `${nameOf(path)}: there is no form ${formFolder}/${file}. Add it, or name another one.` }];
  }
  const unknown = Object.keys(entry.fields).flatMap((id) => unknownField(id, ["fields", id], layout, tell));
  return [
    ...unknown,
    ...layout.elements.flatMap((element) => elementProblems(element, entry, config, tell)),
    ...answerProblems(entry, layout, others, tell),
    ...checkProblems(entry, layout, tell),
    ...conditionProblems(name, config, { layout, others }, tell),
    ...effectFits(entry, layout, tell),
  ];
}

/** The elements that each type can be read from. */
const readFrom: Readonly<Record<FieldType, readonly Element["type"][]>> = {
  text: ["input", "textarea", "upload", "dropdown"],
  choice: ["dropdown"],
  choices: ["dropdown"],
  checklist: ["checkboxes"],
  person: ["input", "textarea", "dropdown"],
  community: ["input", "textarea", "dropdown"],
  date: ["input", "textarea", "dropdown"],
  money: ["input", "textarea", "dropdown"],
  url: ["input", "textarea", "dropdown"],
  item: ["input", "textarea", "dropdown"],
  role: ["input", "textarea", "dropdown"],
  people: ["input", "textarea"],
  moment: ["input", "textarea"],
  cadence: ["input", "textarea", "dropdown"],
  zone: ["input", "textarea", "dropdown"],
};

function elementProblems(element: Element, entry: Entry, config: Config, tell: Tell): PathProblem[] {
  const { id, type } = element;
  const said = entry.fields[id];
  if (!said) return [];
  const wanted = said.type ?? typeOf(element, entry);
  const at = (key: string, says: string) => tell(["fields", id, key], says);
  const instead = `Write ${typeOf(element, entry)}, or leave it out.`;
  if (!readFrom[wanted].includes(type))
    return [at("type", `"${type}" in the form cannot be read as ${wanted}. ${instead}`)];
  return [
    ...(said.about && wanted !== "person"
      ? [at("about", `"${id}" is read as ${wanted}, so nobody is kept out. Write \`type: person\` beside it.`)]
      : []),
    ...(said.currency !== undefined && wanted !== "money"
      ? [at("currency", `"${id}" is read as ${wanted}. Write \`type: money\` beside it, or take the currency out.`)]
      : []),
    ...(said.payment !== undefined && wanted !== "money"
      ? [at("payment", `"${id}" is read as ${wanted}. Write \`type: money\` beside it, or take payment out.`)]
      : []),
    ...(wanted === "choice" && element.multiple
      ? [at("type", "people may pick several here. Write choices, or take `multiple` out of the form.")]
      : []),
    ...(wanted === "community" ? communityProblems(element, config, at) : []),
    ...(wanted === "item" ? itemProblems(element, config, at) : []),
    ...(wanted === "role" ? roleProblems(element, config, at) : []),
  ];
}

function itemProblems(
  { options }: Element,
  { catalogue }: Config,
  at: (key: string, says: string) => PathProblem,
): PathProblem[] {
  const known = new Set(catalogue.flatMap(({ id, name }) => [fold(id), fold(name)]));
  const stranger = options.find((option) => !known.has(fold(option)));
  if (stranger === undefined) return [];
  const near = closest(
    stranger,
    catalogue.map(({ name }) => name),
  );
  const instead =
    near === undefined ? "Add it under `catalogue:`, or take it out of the form." : `Did you mean "${near}"?`;
  return [at("type", `the form offers "${stranger}", which is not in the catalogue. ${instead}`)];
}

function roleProblems(
  { options }: Element,
  { roles }: Config,
  at: (key: string, says: string) => PathProblem,
): PathProblem[] {
  if (roles.length === 0) return [at("type", "there are no roles yet. Write them under `roles:`.")];
  const known = new Set(roles.flatMap(({ id, title }) => [fold(id), fold(title)]));
  const stranger = options.find((option) => !known.has(fold(option)));
  if (stranger === undefined) return [];
  const near = closest(
    stranger,
    roles.map(({ title }) => title),
  );
  const instead = near === undefined ? "Add it under `roles:`, or take it out of the form." : `Did you mean "${near}"?`;
  return [at("type", `the form offers "${stranger}", which is no role of this program. ${instead}`)];
}

function communityProblems(
  { options }: Element,
  { communities }: Config,
  at: (key: string, says: string) => PathProblem,
): PathProblem[] {
  if (communities.length === 0) return [at("type", "there are no communities yet. Write them under `communities:`.")];
  const named = communities.map(({ id, name, parent }) => ({ id, name, ...(parent === undefined ? {} : { parent }) }));
  const stranger = options.find((option) => matched(option, named).found.length === 0);
  if (stranger === undefined) return [];
  const near = matched(stranger, named).closest;
  const instead =
    near === undefined ? "Add it under `communities:`, or take it out of the form." : `Did you mean "${near}"?`;
  return [at("type", `the form offers "${stranger}", which is no community of this program. ${instead}`)];
}

// The conditions of a kind's rules against its form: each asks a field that is there for what it can say.

import type { FieldType } from "../core/form/field-spec.ts";
import type { Element, Layout } from "../core/form/layout.ts";
import { closest, fold } from "../core/text/closest.ts";
import { readMoney } from "../core/text/money.ts";
import { list } from "./charter.ts";
import type { Condition } from "./condition-schema.ts";
import { typeOf } from "./instance.ts";
import { sameOptions } from "./other-options.ts";
import type { PathProblem } from "./problem.ts";
import { conditions, decides, placedTiers } from "./rule-places.ts";
import type { Config, Entry } from "./schema.ts";
import { type Tell, unknownField } from "./unknown-field.ts";

const money = ["over", "at_least", "under", "at_most"] as const;

/** What each question can be asked of. */
const asked: Readonly<Record<string, readonly FieldType[]>> = {
  ...Object.fromEntries(money.map((test) => [test, ["money"]])),
  is: ["choice", "choices", "community"],
  ticked: ["checklist"],
  before: ["date"],
  after: ["date"],
};

/** A form, with those of the same kind in other languages. */
interface Forms {
  readonly layout: Layout;
  readonly others: readonly Layout[];
}

export function conditionProblems(name: string, config: Config, forms: Forms, tell: Tell): PathProblem[] {
  const entry = config.kinds[name];
  const own = decides(config).filter(({ path }) => path[1] === name);
  return own.flatMap(placedTiers).flatMap((tier) =>
    conditions(tier).flatMap(({ path, is }) => {
      const [, , ...inside] = path;
      return entry
        ? problemsOf(is, { entry, config, ...forms, tell: (at, says) => tell([...inside, ...at], says) })
        : [];
    }),
  );
}

interface Asking extends Forms {
  readonly entry: Entry;
  readonly config: Config;
  readonly tell: Tell;
}

function problemsOf(condition: Condition, asking: Asking): PathProblem[] {
  const { entry, layout, tell } = asking;
  const { field } = condition;
  if (field === undefined) return [];
  const unknown = unknownField(field, ["field"], layout, tell);
  const element = layout.elements.find(({ id }) => id === field);
  if (unknown.length > 0 || !element) return unknown;
  const type = entry.fields[field]?.type ?? typeOf(element, entry);
  const test = Object.keys(asked).find((key) => Reflect.get(condition, key) !== undefined) ?? "";
  const fits = asked[test] ?? [];
  if (!fits.includes(type)) {
    const wanted =
      fits.length === 1
        ? `Write \`type: ${fits[0]}\` for it under \`fields:\`.`
        : `Only fields of type ${fits.join(", ")} can be asked for that.`;
    return [tell([test], `"${field}" is read as ${type}. ${wanted}`)];
  }
  return [...currencyProblems(condition, test, asking), ...optionProblems(condition, type, element, asking)];
}

/** An amount in a currency that the field never has is never reached. */
function currencyProblems(condition: Condition, test: string, { entry, tell }: Asking): PathProblem[] {
  const fixed = entry.fields[condition.field ?? ""]?.currency;
  const said = money.map((key) => condition[key]).find((one) => one !== undefined);
  const read = readMoney(said ?? "", {});
  if (!fixed || !read.ok || read.currency === fixed) return [];
  return [
    tell([test], `"${condition.field}" is always in ${fixed}, so this never applies. Write the amount in ${fixed}.`),
  ];
}

function optionProblems({ is, ticked }: Condition, type: FieldType, element: Element, asking: Asking): PathProblem[] {
  const { config, others, tell } = asking;
  const elsewhere = type === "community" ? {} : sameOptions(element, others);
  const known = type === "community" ? config.communities.map(({ id }) => id) : element.options;
  const wanted = [
    ...list(is ?? []).map((option) => ({ option, at: "is" })),
    ...(ticked === undefined ? [] : [{ option: ticked, at: "ticked" }]),
  ];
  return wanted.flatMap(({ option, at }) => {
    if (known.includes(option) || option in elsewhere || (type !== "community" && known.length === 0)) return [];
    const count = countElsewhere(option, element, others);
    if (type !== "community" && count !== undefined) {
      const says = `"${option}" is an option of another form of this kind, which has ${count} of them where this one has ${known.length}, so nobody can tell which is which. Give both the same options in the same order.`;
      return [tell([at], says)];
    }
    const near = known.find((one) => fold(one) === fold(option)) ?? closest(option, known);
    const instead = near === undefined ? `It has ${known.join(", ")}.` : `Did you mean "${near}"?`;
    const what = type === "community" ? "there is no community" : "the form does not offer";
    return [tell([at], `${what} "${option}". ${instead}`)];
  });
}

/** How many options a form in another language has, where it has this one. */
const countElsewhere = (option: string, { id }: Element, others: readonly Layout[]): number | undefined =>
  others.flatMap(({ elements }) => elements).find((one) => one.id === id && one.options.includes(option))?.options
    .length;

// Values and problems as the gaps of sentences. A person's own words are shown inert, or not at all.

import type { Instance } from "../case/kind.ts";
import type { FieldValue } from "../form/field.ts";
import { momentAt } from "../text/moment.ts";
import type { Problem } from "../text/problem.ts";
import { inert } from "../text/text.ts";
import type { Gaps, Words } from "../text/words.ts";
import { cadenceText } from "./cadence-text.ts";

/** The sentence for what is wrong with one field. */
export function problemText(problem: Problem, instance: Instance, words: Words): string {
  const key = `problem/${problem.problem}`;
  if (problem.closest !== undefined && words.has(`${key}-closest`))
    return words.say(`${key}-closest`, gaps(problem, instance));
  if (problem.readings === undefined && words.has(`${key}-bare`))
    return words.say(`${key}-bare`, gaps(problem, instance));
  return words.say(key, gaps(problem, instance));
}

function gaps(problem: Problem, instance: Instance): Gaps {
  const { closest, found, readings, other, day, days, needs, community, who, sum, total } = problem;
  const label = (id: string) => instance.fields.find((field) => field.id === id)?.label ?? id;
  return {
    label: label(problem.field),
    ...(closest === undefined ? {} : { closest }),
    ...(found === undefined ? {} : { found: inert(found, 60) }),
    ...(readings === undefined ? {} : { readings: { is: "choice", items: readings.map((one) => inert(one, 40)) } }),
    ...(other === undefined ? {} : { other: label(other) }),
    ...(day === undefined ? {} : { day: { is: "day", day } }),
    ...(days === undefined ? {} : { days }),
    ...(needs === undefined ? {} : { needs }),
    ...(community === undefined ? {} : { community }),
    ...(who === undefined ? {} : { who: { is: "choice", items: who.map((one) => inert(one, 60)) } }),
    ...(sum === undefined ? {} : { sum: { is: "money", ...sum } }),
    ...(total === undefined ? {} : { total: { is: "money", ...total } }),
  };
}

/** A value as it was understood. Texts are not repeated: they stand where they were written. */
export function valueText(value: FieldValue | undefined, instance: Instance, words: Words): string {
  switch (value?.is) {
    case undefined:
    case "none":
      return words.say("status/nothing");
    case "text":
      return words.say("status/text-value");
    case "choice":
      return inert(value.option, 100);
    case "choices":
      return list(value.options, words);
    case "checklist":
      return list(value.ticked, words);
    case "person":
      return inert(value.login, 60);
    case "community":
      return instance.context.communities.find(({ id }) => id === value.id)?.name ?? value.id;
    case "item":
      return instance.catalogue?.find(({ id }) => id === value.id)?.name ?? value.id;
    case "role":
      return instance.roles.find(({ id }) => id === value.id)?.title ?? value.id;
    case "people":
      return list(value.logins, words);
    case "moment":
      return words.format({
        is: "times",
        at: momentAt(value, instance.calendar.zone),
        zones: [zoneOf(value, instance)],
      });
    case "zone":
      return value.zone;
    case "cadence":
      return cadenceText(value, words);
    case "date":
      return words.format({ is: "day", day: value.day });
    case "money":
      return words.format(value);
    case "url":
      return inert(value.url, 200);
    default:
      return value satisfies never;
  }
}

const zoneOf = ({ zone }: { readonly zone: string | null }, { calendar }: Instance): string => zone ?? calendar.zone;

const list = (items: readonly string[], words: Words) =>
  items.length === 0
    ? words.say("status/nothing")
    : words.format({ is: "list", items: items.map((one) => inert(one.replace(/[.;,]+$/, ""), 100)) });

// What does not hold together about a catalogue: items without a limit, limits that nothing fits, rules that name none.

import { closest, fold } from "../core/text/closest.ts";
import { moneyFrom } from "./catalogue.ts";
import type { Condition } from "./condition-schema.ts";
import type { PathProblem } from "./problem.ts";
import { conditions, decides, type Placed, placedTiers } from "./rule-places.ts";
import type { Config, Entry } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Tier } from "./tier-schema.ts";
import type { Path } from "./yaml.ts";

export const catalogueProblems = (config: Config): PathProblem[] => [
  ...config.catalogue.flatMap((item, at) => itemProblems(item, ["catalogue", at], config)),
  ...sameNames(config),
  ...Object.entries(config.kinds).flatMap(([name, entry]) => fieldProblems(name, entry, config)),
  ...decides(config).flatMap((decide) => {
    const entry = config.kinds[String(decide.path[1])];
    return placedTiers(decide).flatMap((tier) => tierProblems(tier, entry, config));
  }),
];

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

type Item = Config["catalogue"][number];

function itemProblems({ price, cap, units, communities }: Item, path: Path, config: Config): PathProblem[] {
  const [costs, most] = [moneyFrom(price), moneyFrom(cap)];
  const ids = config.communities.map(({ id }) => id);
  const strangers = communities.flatMap((one, at) => {
    if (ids.includes(one)) return [];
    const near = closest(one, ids);
    const instead = near === undefined ? "Add it under `communities:` of the program." : `Did you mean "${near}"?`;
    return [tell([...path, "communities", at], `there is no community "${one}". ${instead}`)];
  });
  if (!most && units === undefined)
    return [
      tell(path, "there is no limit, so anybody could have any number of it. Write `cap:` or `units:`."),
      ...strangers,
    ];
  if (costs && most && costs.currency !== most.currency)
    return [
      tell([...path, "cap"], `this is in ${most.currency}, and \`price\` in ${costs.currency}. Use one currency.`),
    ];
  if (costs && most && costs.minor > most.minor)
    return [tell([...path, "cap"], "one of it costs more than this, so nobody could ever have it. Write more.")];
  return strangers;
}

function sameNames({ catalogue }: Config): PathProblem[] {
  const seen = new Set<string>();
  return catalogue.flatMap(({ id, name }, at) => {
    const own = [...new Set([fold(id), fold(name)])];
    const again = own.some((one) => seen.has(one));
    for (const one of own) seen.add(one);
    return again
      ? [tell(["catalogue", at], `another item is called "${name}" or "${id}". Give each a name of its own.`)]
      : [];
  });
}

/** A kind asks for one item, and for so much of it. */
function fieldProblems(name: string, { fields }: Entry, { catalogue }: Config): PathProblem[] {
  const of = (type: string) => Object.entries(fields).flatMap(([id, field]) => (field.type === type ? [id] : []));
  const [first, second] = of("item");
  const [, another] = of("money");
  if (first === undefined) return [];
  const at = (id: string) => ["kinds", name, "fields", id, "type"];
  if (catalogue.length === 0)
    return [tell(at(first), "there is no catalogue yet. Write its items under `catalogue:`.")];
  if (second !== undefined)
    return [tell(at(second), `"${first}" is the item already. A request is for one item, so keep one of them.`)];
  if (another !== undefined)
    return [
      tell(at(another), "there are two amounts, so nobody knows which one is for the item. Keep one of them as money."),
    ];
  const priceless = catalogue.find(({ cap, price }) => cap !== undefined && price === undefined);
  if (priceless && of("money").length === 0)
    return [
      tell(
        at(first),
        `"${priceless.id}" has a cap, but nothing says how much a request is for. Write its price, or a field of type money.`,
      ),
    ];
  return [];
}

function tierProblems(tier: Placed<Tier>, entry: Entry | undefined, config: Config): PathProblem[] {
  const { path, is } = tier;
  const named = conditions(tier).flatMap(({ path: at, is: { in_catalogue } }) =>
    in_catalogue === undefined || entry?.fields[in_catalogue]?.type === "item"
      ? []
      : [tell([...at, "in_catalogue"], noItem(in_catalogue, entry, config))],
  );
  if (is.approve !== "automatic") return named;
  const idle = (["decline", "deadline"] as const).filter((key) => is[key] !== undefined);
  return [
    ...named,
    ...(is.when && requires(is.when)
      ? []
      : [
          tell(
            [...path, "approve"],
            "the author alone could bring this about. Only what is in the catalogue is automatic: write `when: { in_catalogue: FIELD }`.",
          ),
        ]),
    ...idle.map((key) => tell([...path, key], "nobody votes where it is automatic. Take it out here.")),
  ];
}

function noItem(id: string, entry: Entry | undefined, { catalogue }: Config): string {
  if (catalogue.length === 0) return "there is no catalogue yet. Write its items under `catalogue:`.";
  const items = Object.entries(entry?.fields ?? {}).flatMap(([name, { type }]) => (type === "item" ? [name] : []));
  const near = closest(id, items) ?? items[0];
  const instead = near === undefined ? `Write \`type: item\` for it under \`fields:\`.` : `Did you mean "${near}"?`;
  return `"${id}" is no field of type item. ${instead}`;
}

/** Whether a condition never holds of what is not in the catalogue. */
const requires = ({ in_catalogue, all }: Condition): boolean =>
  in_catalogue !== undefined || (all ?? []).some(requires);

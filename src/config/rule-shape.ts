// Rules that do not say one clear thing: words that are none, groups that are not there, halves of a condition.

import { closest } from "../core/text/closest.ts";
import { type Condition, tests } from "./condition-schema.ts";
import type { PathProblem } from "./problem.ts";
import { allRules, conditions, decides, type Placed, type PlacedRule, placedTiers, wholeRules } from "./rule-places.ts";
import { type Expression, ruleWords } from "./rule-schema.ts";
import type { Config, Entry } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Tier } from "./tier-schema.ts";
import type { Path } from "./yaml.ts";

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

/** What keeps rules from being understood. Where there is any, nothing else is looked for in them. */
export const shapeProblems = (config: Config): PathProblem[] => [
  ...Object.entries(config.kinds).flatMap(([name, { holds }]) => holdProblems(name, holds, config)),
  ...decides(config).flatMap((decide) =>
    placedTiers(decide).flatMap((tier, at, all) => [
      ...allRules(tier).flatMap((rule) => ruleProblems(rule, config)),
      ...wholeRules(tier).flatMap(wholeProblems),
      ...conditions(tier).flatMap(conditionProblems),
      ...tierProblems(tier, config),
      ...whenOf(tier, at, all.length),
    ]),
  ),
];

function holdProblems(name: string, holds: Entry["holds"], config: Config): PathProblem[] {
  if (typeof holds !== "object") return [];
  const at = ["kinds", name, "holds"];
  const { by, lifted_by } = holds;
  return [
    ...(by === undefined ? [] : groupsProblems(by, [...at, "by"], config)),
    ...(lifted_by === undefined ? [] : mustBeGroup(lifted_by, [...at, "lifted_by"], config)),
  ];
}

function ruleProblems(rule: PlacedRule, config: Config): PathProblem[] {
  const { path, is, side } = rule;
  const keys = Object.keys(is);
  if (keys.length === 0) return [tell(path, `nobody has to ${side}. Write a group and how many of it must.`)];
  const other = side === "approve" ? "declines" : "approvals";
  const wrongSide = ["lazy", "objection"].filter((key) => side === "decline" && key in is);
  return [
    ...keys.filter((key) => !ruleWords.includes(key)).flatMap((key) => seatProblems(key, rule, config)),
    ...(["share", "majority", "turnout"] as const).flatMap((key) => partProblems(key, rule)),
    ...groupProblems(rule, config),
    ...(other in is ? [tell([...path, other], `"${other}" has no place under ${side}.`)] : []),
    ...wrongSide.map((key) => tell([...path, key], `"${key}" can only approve. Take it out here.`)),
    ...whenProblems(rule),
  ];
}

/** A word that is none of the rule's is a group with a number. */
function seatProblems(key: string, { path, is }: PlacedRule, config: Config): PathProblem[] {
  const at = [...path, key];
  const value = is[key];
  const near = closest(key, ruleWords);
  if (typeof value === "object" && value !== null && !(key in config.groups)) {
    const instead = near === undefined ? "Take it out, or check its spelling." : `Did you mean "${near}"?`;
    return [{ path: at, says: `${nameOf(path)}: there is no setting "${key}" here. ${instead}` }];
  }
  if (typeof value !== "number") {
    const given =
      value === null ? "there is nothing here" : typeof value === "string" ? "this is a text" : "this is no number";
    return [tell(at, `${given}. Write a number.`)];
  }
  if (!Number.isInteger(value)) return [tell(at, "this is a number with a fraction. Write a whole number.")];
  if (value < 1) return [tell(at, "this is too little. Write at least 1.")];
  if (value > 100) return [tell(at, "this is too much. Write at most 100.")];
  return mustBeGroup(key, at, config);
}

function partProblems(key: "share" | "majority" | "turnout", { path, is }: PlacedRule): PathProblem[] {
  const part = is[key];
  if (!part) return [];
  const { at_least, more_than } = part;
  const at = [...path, key];
  if (at_least === undefined && more_than === undefined)
    return [tell(at, "how much? Write `at_least` or `more_than`.")];
  if (at_least !== undefined && more_than !== undefined)
    return [tell(at, "`at_least` and `more_than` do not go together. Keep one of them here.")];
  const whole = more_than !== undefined && /^\s*(?:100\s*%|(\d+)\s*\/\s*\1)\s*$/.test(more_than);
  return whole ? [tell([...at, "more_than"], "nobody can be more than all. Write `at_least` here.")] : [];
}

function groupProblems({ path, is }: PlacedRule, config: Config): PathProblem[] {
  const { approvals, declines, share, majority, turnout, margin, lazy, objection } = is;
  const named = Object.entries({ approvals, declines, share, majority, turnout, margin, lazy }).flatMap(([key, one]) =>
    one ? [{ at: [...path, key, "of"], of: one.of }] : [],
  );
  const from = objection ? [{ at: [...path, "objection", "from"], of: objection.from }] : [];
  return [...named, ...from].flatMap(({ at, of }) => groupsProblems(of, at, config));
}

const groupsProblems = (of: string | readonly string[], at: Path, config: Config): PathProblem[] =>
  typeof of === "string"
    ? mustBeGroup(of, at, config)
    : of.flatMap((one, place) => mustBeGroup(one, [...at, place], config));

/** Says that there is no such group, where there is none. */
export function mustBeGroup(name: string, path: Path, config: Config): PathProblem[] {
  const groups = Object.keys(config.groups);
  if (groups.includes(name)) return [];
  const near = closest(name, groups);
  const known = groups.length === 0 ? "Add it under `groups:`." : `The groups are ${groups.join(", ")}.`;
  return [tell(path, `there is no group "${name}". ${near === undefined ? known : `Did you mean "${near}"?`}`)];
}

function whenProblems({ path, is }: PlacedRule): PathProblem[] {
  const has = (["when", "use", "otherwise"] as const).filter((key) => is[key] !== undefined);
  if (has.length === 0 || has.length === 3) return [];
  const missing = (["when", "use", "otherwise"] as const).find((key) => is[key] === undefined);
  return [
    tell(
      [...path, has[0] ?? "when"],
      `\`${missing}\` is missing. A condition needs \`when\`, \`use\` and \`otherwise\`.`,
    ),
  ];
}

const mostConditions = 4;

function wholeProblems(rule: PlacedRule): PathProblem[] {
  const { path, is, side } = rule;
  const whens = countWhens(is);
  if (whens > mostConditions)
    return [
      tell(path, `there are ${whens} conditions inside one rule. Write at most ${mostConditions}, or a list of rules.`),
    ];
  if (side === "decline" || Object.keys(is).length === 0 || needsYes(is)) return [];
  return [
    tell(
      path,
      "nobody has to say yes for this, so the author alone could bring it about. Write whose approval is needed as well.",
    ),
  ];
}

const countWhens = ({ all, any, use, otherwise, objection, when }: Expression): number =>
  [...(all ?? []), ...(any ?? []), use, otherwise, objection?.without, objection?.with].reduce(
    (total, one) => total + (one ? countWhens(one) : 0),
    when ? 1 : 0,
  );

/** Whether somebody has to agree, or at least be silent after an announcement, for a rule to be met. */
function needsYes(rule: Expression): boolean {
  const { approvals, share, majority, margin, lazy, objection, all, any, use, otherwise } = rule;
  return (
    [approvals, share, majority, margin, lazy].some((one) => one !== undefined) ||
    Object.keys(rule).some((key) => !ruleWords.includes(key)) ||
    (all ?? []).some(needsYes) ||
    (any?.every(needsYes) ?? false) ||
    (use !== undefined && otherwise !== undefined && needsYes(use) && needsYes(otherwise)) ||
    (objection !== undefined && needsYes(objection.without) && needsYes(objection.with))
  );
}

function conditionProblems({ path, is }: Placed<Condition>): PathProblem[] {
  const asked = tests.filter((test) => is[test] !== undefined);
  const joins = (["all", "any", "not"] as const).filter((key) => is[key] !== undefined);
  const [test, another] = [...asked, ...joins];
  if (test === undefined) return [tell(path, `what has to hold? Write one of ${tests.join(", ")} beside the field.`)];
  if (another !== undefined)
    return [tell(path, `"${test}" and "${another}" do not go together. Put each into an item of \`all:\`.`)];
  if (joins.length > 0 && is.field !== undefined)
    return [
      tell([...path, "field"], `there is nothing asked of "${is.field}". Put it inside the items of \`${test}:\`.`),
    ];
  if (test === "in_catalogue")
    return is.field === undefined
      ? []
      : [tell([...path, "field"], "`in_catalogue:` names the field itself. Take this out.")];
  if (joins.length === 0 && is.field === undefined)
    return [tell(path, "which field? Write `field:` with the id of one of the form.")];
  return [];
}

function whenOf({ path, is: { when } }: Placed<Tier>, at: number, count: number): PathProblem[] {
  const place = [...path, "when"];
  if (at === count - 1)
    return when
      ? [
          tell(
            place,
            "cases to which this does not apply would have no rule. Take it out, or add a last rule without `when:`.",
          ),
        ]
      : [];
  return when
    ? []
    : [tell(path, "this rule applies to all, so those after it never do. Write `when:`, or move it to the end.")];
}

function tierProblems({ path, is: { ends, deadline, ask } }: Placed<Tier>, config: Config): PathProblem[] {
  const outcome = [...path, "deadline", "outcome"];
  return [
    ...(ask ? mustBeGroup(ask.from, [...path, "ask", "from"], config) : []),
    ...(ends === "at_deadline" && !deadline
      ? [tell([...path, "ends"], "there is no deadline. Write one under `deadline:`, or take this out.")]
      : []),
    ...(deadline?.outcome === "escalate" && config.escalation === undefined
      ? [tell(outcome, "there is no group to call. Name one under `escalation:`, at the top of the file.")]
      : []),
  ];
}

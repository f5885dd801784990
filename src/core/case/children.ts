// Cases that a kind asks for below its own: each key once, ever, and only after what asks for it was read back.

import type { Instant } from "../text/time.ts";
import { earliest, latest, plusSeconds } from "../text/time.ts";
import { type Aftermath, type Effect, type Prospect, retryAt } from "./effects.ts";
import type { Facts } from "./facts.ts";
import type { Because } from "./kind.ts";
import type { CaseRecord } from "./record.ts";
import { childEffect, taskSpecs } from "./tasks.ts";
import type { View } from "./view.ts";

/** A case to be opened below this one. */
export interface ChildSpec {
  /** Names it among its siblings for ever: whatever is opened under a key is not opened again. */
  readonly key: string;
  /** The instance in quorate.yml whose form and label it gets. */
  readonly kind: string;
  readonly title: Because;
  /**
   * Field id of that form to what stands there: as it is, or sentences, one a line. A person's own words are the kind's
   * to make harmless.
   */
  readonly values: Readonly<Record<string, string | readonly Because[]>>;
  /** Who counts as its author. Nobody does where it is left out. */
  readonly behalf?: { readonly id: number; readonly login: string };
  readonly assignees?: readonly string[];
  /** Not before; at once where it is left out. */
  readonly at?: Instant;
}

const effectOf = ({ key, kind }: ChildSpec): Effect => ({ is: "child", key: childEffect(key), kind });

/** Those that are not there yet. Where nobody can tell which are, none is opened. */
export function childProspects(view: View, record: CaseRecord): Aftermath {
  const { instance, facts } = view;
  const { children: there, now } = facts;
  if ((!instance.children && instance.tasks === undefined) || !there) return { prospects: [], wakeAt: undefined };
  const fresh = !isReadBack(record, facts);
  const isThere = isDecisionThere(record, facts);
  const opened = new Set([...Object.keys(record.children ?? {}), ...there.map(({ key }) => key)]);
  const tasks = taskSpecs(view, record);
  const specs = [...(instance.children?.(view) ?? []), ...tasks];
  const prospects = specs.flatMap((spec): Prospect[] => {
    if (opened.has(spec.key)) return [];
    opened.add(spec.key);
    const effect = effectOf(spec);
    const brought = record.effects?.find((one) => one.effect.key === effect.key) ?? null;
    const due = brought ? retryAt(brought) : (spec.at ?? now);
    const isDue = due !== null && due <= now && !fresh && (isThere || !tasks.includes(spec));
    return [{ effect, brought, due, will: due === null ? null : "do", now: isDue, child: spec }];
  });
  const times = prospects.map(({ due, now: isDue }) => {
    if (due === null || isDue) return undefined;
    return due > now || fresh ? latest(due, now) : plusSeconds(now, 300);
  });
  return { prospects, wakeAt: earliest(...times) };
}

/** Nothing was concluded in this look that does not stand on GitHub yet. */
export function isReadBack(record: CaseRecord, { record: before }: Facts): boolean {
  return before !== null && concluded(record) === concluded(before);
}

/** What was decided stands in its own comment. That is not waited for for ever: somebody may have taken it away. */
const isDecisionThere = ({ decided, round, since }: CaseRecord, { decisions, now }: Facts): boolean =>
  decided?.round !== round ||
  decisions.some((one) => one.round === round && one.outcome === decided.outcome) ||
  now >= plusSeconds(since, 3_600);

const concluded = ({ clock: _, effects: __, children: ___, ...rest }: CaseRecord) => JSON.stringify(rest);

/** The record with the numbers of all that are there. */
export function withChildren(record: CaseRecord, { children = [], brought = [] }: Facts): CaseRecord {
  const made = brought.flatMap(({ effect, made: issue }) =>
    effect.is === "child" && issue ? [[effect.key.slice("child ".length), issue.number] as const] : [],
  );
  const known = [
    ...children.flatMap(({ key, address }) => (key === "" ? [] : [[key, address.number] as const])),
    ...made,
  ];
  const fresh = known.filter(([key]) => record.children?.[key] === undefined);
  if (fresh.length === 0) return record;
  return { ...record, children: { ...record.children, ...Object.fromEntries(fresh) } };
}

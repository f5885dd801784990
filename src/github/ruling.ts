// By which configuration a case goes: the one that it was opened with, or the one in force, where the program wants that.

import { isDeepStrictEqual } from "node:util";
import { fitProblems } from "../config/fit-problems.ts";
import { formFiles } from "../config/form-files.ts";
import type { Config } from "../config/schema.ts";
import { layoutsOf } from "../core/case/door.ts";
import type { Facts } from "../core/case/facts.ts";
import type { Instance } from "../core/case/kind.ts";
import type { CaseRecord } from "../core/case/record.ts";
import { boundBefore } from "../core/case/ruled.ts";
import type { Layout } from "../core/form/layout.ts";
import type { Read } from "./ask.ts";
import { type ConfigBlob, configAt, groupsOf, pinnedInstance } from "./pinned.ts";
import type { World } from "./world.ts";

export interface Ruling {
  /** The configuration to go by. */
  readonly oid: string;
  /** What the record was made by, where that is another one. */
  readonly before?: { readonly differ: boolean; readonly instance: Instance };
}

/**
 * Decisions are never thought over by other rules, and what has ended stays as it is. A case whose form does not fit the
 * rules of now keeps its own: nobody could answer what they ask.
 */
export async function ruling(read: Read, now: Read["config"], world: World): Promise<Ruling> {
  const { standing, client, program, issue } = read;
  const record = standing.believed?.record;
  if (!record) return { oid: now.oid };
  const own = { oid: record.config };
  const isDecided = standing.decisions.some(({ round }) => round === record.round);
  if (now.is.running_cases !== "new-rules" || now.oid === own.oid || isDecided) return own;
  const { blobs } = world.index;
  const old = { ...own, is: await configAt(own.oid, program, client, blobs) };
  if (old.is.kinds[record.kind]?.is !== now.is.kinds[record.kind]?.is) return own;
  const by = (config: ConfigBlob) => pinnedInstance(record, config, now.is.labels, issue.repository, client, blobs);
  const anew = await by(now);
  const stage = anew.stages[record.stage];
  if (!stage || stage.closes || !fits(anew, now.is, layoutsOf(program.door, record.kind))) return own;
  const differ = !isDeepStrictEqual(rulesOf(old.is, record), rulesOf(now.is, record));
  return { oid: now.oid, before: { differ, instance: await by(old) } };
}

function fits({ name, form }: Instance, config: Config, others: readonly Layout[]): boolean {
  const entry = config.kinds[name];
  const file = entry && formFiles(entry, config).find((one) => one.file === form.file);
  if (!file) return false;
  return fitProblems(name, config, { ...file, layout: form.layout, others }).every(({ warning }) => warning);
}

/** What a case may be decided by, without what other kinds say, and how things are called. */
function rulesOf(config: Config, { kind }: Pick<CaseRecord, "kind">): unknown {
  const { title: _, form: __, ...entry } = config.kinds[kind] ?? {};
  const only = Object.entries(config.kinds).filter(([name]) => name === kind);
  const groups = groupsOf({ ...config, kinds: Object.fromEntries(only), communities: [] });
  const { escalation, deadlines, catalogue, roles, training, grace, time_zone, weekend, holidays, digest } = config;
  const named = groups.map((group) => [group, config.groups[group]]);
  return [entry, named, escalation, deadlines, catalogue, roles, training, grace, time_zone, weekend, holidays, digest];
}

/** What the core has to know of it. */
export function newRules({ before }: Ruling, facts: Facts): Pick<Facts, "rules"> {
  if (!before || !facts.record) return {};
  const { differ, instance } = before;
  return { rules: { differ, fingerprint: boundBefore(instance, facts, facts.record) } };
}

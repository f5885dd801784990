// Configuration and forms as instances: the blobs that a case was opened with, or those in force now.

import { charterFrom } from "../config/charter.ts";
import { groupsOfEffects } from "../config/effects.ts";
import { allFormFiles, formFiles } from "../config/form-files.ts";
import { readForm } from "../config/forms.ts";
import { instance } from "../config/instance.ts";
import { configId, extendedIn } from "../config/layers.ts";
import { readProgram } from "../config/program.ts";
import { labelOf, readConfig, statesOf } from "../config/read.ts";
import type { Config } from "../config/schema.ts";
import type { Instance } from "../core/case/kind.ts";
import type { CaseRecord } from "../core/case/record.ts";
import type { Layout } from "../core/form/layout.ts";
import { groupsOfTier } from "../core/rules/expression.ts";
import { kinds } from "../kinds/index.ts";
import type { Client } from "./client.ts";
import { configText } from "./extended.ts";
import { forms } from "./files.ts";
import { formAt, offering } from "./offered.ts";
import { remembered } from "./remembered.ts";
import type { Issue } from "./shapes.ts";
import type { Index, KnownProgram } from "./world.ts";

/** Reads a configuration by its id; throws where it does not hold together. */
export async function configAt(
  id: string,
  program: Pick<KnownProgram, "home">,
  client: Client,
  blobs: Index["blobs"],
): Promise<Config> {
  const { text, base } = await configText(id, program, client, blobs);
  const config = configs([text, base], () => {
    const read = readConfig(text, base);
    return read.ok ? read.config : undefined;
  });
  if (!config) throw new Error(`the configuration ${id} does not hold together`);
  return config;
}

/** Programs that are busy at the same time, with the older configurations of their cases. */
const most = 50;
const configs = remembered<Config | undefined>(most);
const layouts = remembered<Layout | undefined>(most);
const programs = remembered<readonly Instance[]>(most);

/** What stands on the default branches now, if it holds together. */
export async function readable(
  { own, base }: { readonly own: string; readonly base?: string | undefined },
  program: Pick<KnownProgram, "home">,
  client: Client,
  blobs: Index["blobs"],
): Promise<ConfigBlob | undefined> {
  const { text } = await configText(own, program, client, blobs);
  const id = configId(own, extendedIn(text) === undefined ? undefined : base);
  return configAt(id, program, client, blobs).then(
    (is) => ({ oid: id, is }),
    () => undefined,
  );
}

/** The groups that any rule names, or that may ask for a community. */
export function groupsOf(config: Config): string[] {
  const rules = Object.values(config.kinds).flatMap(({ decide, appeal }) =>
    [decide, appeal].filter((rule) => rule !== undefined),
  );
  const holding = Object.values(config.kinds).flatMap(({ holds }) =>
    typeof holds === "object" ? [holds.by ?? [], holds.lifted_by ?? []].flat() : [],
  );
  const named = rules.flatMap((rule) => charterFrom(rule).tiers.flatMap(groupsOfTier));
  const asking = config.communities.flatMap(({ open_to }) => (open_to === "anyone" ? [] : open_to.groups));
  const roles = config.roles.flatMap(({ decides, feedback, gives }) =>
    [decides, feedback, gives].flatMap((one) => one ?? []),
  );
  const trainers = config.training.trainers === undefined ? [] : [config.training.trainers];
  const others = [...roles, ...trainers, ...Object.values(config.kinds).flatMap(groupsOfEffects)];
  const own = Object.values(config.kinds).flatMap(groupsOfKind);
  const escalation = config.escalation === undefined ? [] : [config.escalation];
  return [...new Set([...own, ...named, ...holding, ...escalation, ...asking, ...others])];
}

/** Those that the settings of its kind name. */
const groupsOfKind = ({ is, settings }: Config["kinds"][string]): readonly string[] =>
  kinds.find(({ name }) => name === is)?.groups?.(settings) ?? [];

/** The labels that any of its cases may carry, with the states' as they are called in `labels`. */
export function labelNamesOf(config: Config, labels: Config["labels"] = config.labels): string[] {
  const names = Object.entries(config.kinds).flatMap(([name, entry]) => {
    const kind = kinds.find((one) => one.name === entry.is);
    return [labelOf(name, entry), ...Object.values(statesOf(Object.keys(kind?.stages(entry.settings) ?? {}), labels))];
  });
  return [...new Set(names)];
}

export interface ConfigBlob {
  readonly oid: string;
  readonly is: Config;
}

/** The instance as the case was opened with it; only its labels are called as they are now. */
export async function pinnedInstance(
  { kind, form, language }: Pick<CaseRecord, "kind" | "form" | "language">,
  config: ConfigBlob,
  labels: Config["labels"],
  { id: node, owner }: Issue["repository"],
  client: Client,
  blobs: Index["blobs"],
): Promise<Instance> {
  const entry = config.is.kinds[kind];
  const files = entry ? formFiles(entry, config.is) : [];
  const file = files.find((one) => one.language === (language ?? null)) ?? files[0];
  if (!file || form === null) throw new Error(`the configuration ${config.oid} has no kind ${kind} with a form`);
  const text = await formAt(form, { node, owner: owner.login }, client, blobs);
  const layout = layouts([file.file, text], () => {
    const read = readForm(file.file, text);
    return read.ok ? read.layout : undefined;
  });
  if (!layout) throw new Error(`the form ${form} does not read`);
  return instance(kind, { blob: config.oid, is: config.is }, { ...file, blob: form, is: layout }, labels);
}

interface Current {
  readonly instances: readonly Instance[];
  /** A form is there, but nobody can tell what is asked in it. */
  readonly unread: boolean;
}

/** Every instance whose form stands on the default branch and reads. */
export async function currentInstances(
  config: ConfigBlob,
  program: Pick<KnownProgram, "home">,
  repository: Issue["repository"],
  client: Client,
  blobs: Index["blobs"],
): Promise<Current> {
  const wanted = allFormFiles(config.is);
  const { id: node, owner } = repository;
  const folder = await offering(client)({ node, owner: owner.login, forms: repository.forms });
  const files = await forms(blobs, client, folder, wanted);
  const text = await configText(config.oid, program, client, blobs);
  const instances = programs([text, [...files]], () => {
    const read = readProgram(text, files);
    return read.ok ? read.program.instances : read.instances;
  });
  // Each run has its own: what the core knows of an instance while it decides goes with it.
  return { instances: instances.map((one) => ({ ...one })), unread: instances.length < files.size };
}

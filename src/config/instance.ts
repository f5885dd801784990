// From an entry of quorate.yml and its form to an instance, ready to decide.

import type { Instance, Kind } from "../core/case/kind.ts";
import type { CheckSpec } from "../core/form/checks.ts";
import type { FieldSpec, FieldType } from "../core/form/field-spec.ts";
import type { Element, Layout } from "../core/form/layout.ts";
import { charter } from "../core/rules/expression.ts";
import { kinds } from "../kinds/index.ts";
import { catalogueFrom } from "./catalogue.ts";
import { charterFrom, handedTo } from "./charter.ts";
import { communitiesOf, digestOf } from "./communities.ts";
import { effectsFrom, followUpsFrom, graceOf } from "./effects.ts";
import type { FormFile } from "./form-files.ts";
import { labelOf, statesOf } from "./label.ts";
import { isPrivate } from "./private-problems.ts";
import { listsFrom, rolesFrom, withRoles } from "./roles.ts";
import type { Config, Entry } from "./schema.ts";
import { shadowsOf } from "./shadow.ts";
import { trainingFrom } from "./training.ts";
import { votingFrom } from "./voting-schema.ts";

/** A file's text as parsed, with the git blob it came from. */
export interface FromBlob<What> {
  readonly blob: string;
  readonly is: What;
}

/**
 * Builds one instance. The form and the entry have been checked against each other before. `labels` are the names of the
 * states' labels that hold now, where the configuration is an older one.
 */
export function instance(
  name: string,
  config: FromBlob<Config>,
  form: FromBlob<Layout> & Pick<FormFile, "file" | "language">,
  labels: Config["labels"] = config.is.labels,
): Instance {
  const entry = config.is.kinds[name];
  const kind = kinds.find((one) => one.name === entry?.is);
  if (!entry || !kind) throw new Error(`no kind ${name} in this configuration`);
  const layout = form.is;
  const stages = kind.stages(entry.settings);
  const fields = layout.elements.map((element) => fieldOf(element, entry));
  const marked = (mark: "material" | "about") => fields.flatMap(({ id }) => (entry.fields[id]?.[mark] ? [id] : []));
  const aliases = Object.entries(entry.fields).flatMap(([id, field]) => field.was.map((label) => [label, id]));
  const known = communitiesOf(config.is);
  const shadow = shadowsOf([config.is, entry]);
  const catalogue = fields.some(({ type }) => type === "item") ? catalogueFrom(config.is) : undefined;
  const roles = rolesFrom(config.is);
  const rule = withRoles(entry.decide ? charterFrom(entry.decide) : nobodyVotes, fields, roles);
  return {
    name,
    kind: kind.name,
    title: entry.title ?? layout.name,
    language: form.language ?? config.is.language,
    ownLanguage: form.language !== null,
    label: labelOf(name, entry),
    start: kind.start,
    ...ownOf(kind, entry, { roles, calendar: known.calendar }),
    stages,
    states: statesOf(Object.keys(stages), labels),
    form: { file: form.file, blob: form.blob, layout, aliases: Object.fromEntries(aliases) },
    fields,
    ...bound(kind, fields, marked),
    ...(kind.whole ? { whole: kind.whole } : {}),
    checks: entry.checks.map(checkFrom),
    rule,
    voting: votingFrom(entry),
    effects: effectsFrom(config.is, entry),
    grace: graceOf(config.is, entry),
    followUps: followUpsFrom(entry),
    appeal: entry.appeal ? charterFrom(entry.appeal) : handedTo(config.is.escalation, rule),
    ...known,
    ...(catalogue ? { catalogue } : {}),
    roles,
    context: contextOf(config.is, { communities: known.communities, catalogue, roles }),
    ...(shadow.length > 0 ? { shadow } : {}),
    ...alike(config),
  };
}

type Alike = Pick<
  Instance,
  "contacts" | "escalation" | "aliases" | "lists" | "training" | "digest" | "privateRepository" | "tasks" | "config"
>;

/** What all instances of a program have alike. */
const alike = ({ is, blob }: FromBlob<Config>): Alike => ({
  ...tasksOf(is),
  contacts: contactsOf(is),
  escalation: is.escalation ?? null,
  aliases: is.aliases,
  lists: listsFrom(is),
  training: trainingFrom(is),
  digest: digestOf(is),
  ...(is.private_repository ? { privateRepository: is.private_repository } : {}),
  config: blob,
});

/** What answers are read with, beside the day. */
const contextOf = (
  { date_order, currency, dollar }: Config,
  { communities, catalogue, roles }: Pick<Instance, "communities" | "roles"> & { catalogue: Instance["catalogue"] },
): Instance["context"] => ({
  communities,
  ...(catalogue ? { items: catalogue } : {}),
  ...(roles.length > 0 ? { roles } : {}),
  ...(date_order ? { dayOrder: date_order } : {}),
  ...(currency ? { currency } : {}),
  ...(dollar ? { dollar } : {}),
});

/** What a vote is bound to, and whom the case is about. */
function bound(
  kind: Kind,
  fields: readonly FieldSpec[],
  marked: (mark: "material" | "about") => readonly string[],
): Pick<Instance, "material" | "about"> {
  const of = (fits: (type: FieldType) => boolean) => fields.flatMap(({ id, type }) => (fits(type) ? [id] : []));
  if (kind.private) return { material: of((type) => type !== "text"), about: of((type) => type === "person") };
  return { material: kind.whole ? of(() => true) : marked("material"), about: marked("about") };
}

/** Where no stage takes votes, nobody asks for it. */
const nobodyVotes = charter({}, 1);

type Own = Pick<
  Instance,
  | "turn"
  | "tells"
  | "notices"
  | "entries"
  | "looksUp"
  | "claims"
  | "children"
  | "heeds"
  | "under"
  | "holds"
  | "bars"
  | "keeps"
  | "notesOf"
  | "nextSteps"
  | "assigns"
  | "onBoard"
>;

/** What the kind does beyond its stages, with the settings of this entry. */
function ownOf(kind: Kind, { settings }: Entry, program: Pick<Instance, "roles" | "calendar">): Own {
  return {
    ...(kind.keeps ? { keeps: (view) => kind.keeps?.(view, settings) ?? view.state } : {}),
    ...(kind.notesOf ? { notesOf: kind.notesOf } : {}),
    ...(kind.nextSteps ? { nextSteps: (view) => kind.nextSteps?.(view, settings) ?? "" } : {}),
    ...(kind.assigns ? { assigns: (view) => kind.assigns?.(view, settings) } : {}),
    ...(kind.turn ? { turn: (view) => kind.turn?.(view, settings) } : {}),
    ...(kind.tells ? { tells: (view) => kind.tells?.(view, settings) ?? [] } : {}),
    ...(kind.notices ? { notices: (view) => kind.notices?.(view, settings) ?? [] } : {}),
    ...(kind.entries ? { entries: (view) => kind.entries?.(view, settings) ?? [] } : {}),
    ...(kind.looksUp ? { looksUp: (view) => kind.looksUp?.(view, settings) ?? [] } : {}),
    ...(kind.children ? { children: (view) => kind.children?.(view, settings) ?? [] } : {}),
    ...(kind.onBoard ? { onBoard: (view) => kind.onBoard?.(view, settings) ?? {} } : {}),
    ...(kind.under ? { under: kind.under } : {}),
    ...(kind.heeds ? { heeds: kind.heeds } : {}),
    ...(kind.holds ? { holds: (record, facts) => kind.holds?.(record, facts, program) ?? [] } : {}),
    ...(kind.bars ? { bars: (state) => kind.bars?.(state) ?? [] } : {}),
    ...(kind.claims ? { claims: (outcome, view) => kind.claims?.(outcome, view, settings) ?? [] } : {}),
  };
}

/** The first entry whose cases can be what people are given to do. */
function tasksOf({ kinds: entries }: Config): Pick<Instance, "tasks"> {
  const taking = kinds.filter(({ takesTasks }) => takesTasks).map(({ name }) => name);
  const tasks = Object.entries(entries).find(([, entry]) => taking.includes(entry.is))?.[0];
  return tasks === undefined ? {} : { tasks };
}

function contactsOf({ contacts: { payment, program }, kinds: entries, private_repository: place }: Config) {
  const removes = place !== undefined && Object.values(entries).some(isPrivate);
  return {
    ...(payment === undefined ? {} : { payment }),
    ...(program === undefined ? {} : { program }),
    ...(removes ? { removal: place } : {}),
  } satisfies Instance["contacts"];
}

function fieldOf(element: Element, entry: Entry): FieldSpec {
  const { id, label, required, options } = element;
  const said = entry.fields[id];
  return {
    id,
    label,
    type: said?.type ?? typeOf(element, entry),
    required,
    ...(options.length > 0 ? { options } : {}),
    ...(said?.currency ? { currency: said.currency } : {}),
    ...(said?.payment === false ? { payment: false } : {}),
  };
}

/** What an element is read as where the configuration does not say. */
export function typeOf({ id, type, multiple }: Element, entry: Pick<Entry, "is">): FieldType {
  const own = kinds.find(({ name }) => name === entry.is)?.reads?.[id];
  if (own && type !== "checkboxes") return own;
  if (type === "checkboxes") return "checklist";
  if (type === "dropdown") return multiple ? "choices" : "choice";
  return "text";
}

function checkFrom(check: Entry["checks"][number]): CheckSpec {
  if ("end_before_start" in check) return { check: "endBeforeStart", ...check.end_before_start };
  if ("date_in_past" in check) return { check: "dateInPast", field: check.date_in_past };
  if ("lead_time" in check) return { check: "leadTime", ...check.lead_time };
  return { check: "linesDoNotAddUp", ...check.lines_add_up };
}

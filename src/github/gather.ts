// Everything about one case at one instant: one question to GitHub, and what the index knows.

import { directoryOf } from "../config/directory.ts";
import { withLabelsOf } from "../config/other-labels.ts";
import { teamsOfRoles } from "../config/roles.ts";
import type { Config } from "../config/schema.ts";
import { beginsOn } from "../config/shadow.ts";
import type { CaseAddress } from "../core/case/address.ts";
import { layoutsOf } from "../core/case/door.ts";
import type { Facts } from "../core/case/facts.ts";
import type { Instance } from "../core/case/kind.ts";
import { foldLabel, labelNames } from "../core/case/labels.ts";
import type { Actual } from "../core/telling/plan.ts";
import { masked } from "../core/text/private-numbers.ts";
import { instant } from "../core/text/time.ts";
import type { Words } from "../core/text/words.ts";
import { actual } from "./actual.ts";
import { configInForce, fresh, type Read } from "./ask.ts";
import { away } from "./away.ts";
import { beginning } from "./beginning.ts";
import { digestFacts } from "./digest-place.ts";
import { documentOf } from "./document.ts";
import { exposed } from "./exposed.ts";
import type { Looks } from "./fingerprint.ts";
import { kinFacts, onBehalf } from "./kin.ts";
import { isLabel, labelIds } from "./labels.ts";
import { type RoleTeam, withLedger } from "./ledger.ts";
import { origins } from "./origins.ts";
import { activeFacts, loadFacts, othersClaims } from "./others-claims.ts";
import { person, rosters } from "./people.ts";
import { currentInstances, groupsOf, labelNamesOf, pinnedInstance } from "./pinned.ts";
import { reactionFacts } from "./reactions.ts";
import { newRules, type Ruling, ruling } from "./ruling.ts";
import type { Issue } from "./shapes.ts";
import { type SeenStray, seenStray } from "./stray.ts";
import { assigned, entries, revisions } from "./timeline.ts";
import { speaks } from "./words.ts";
import type { World } from "./world.ts";

export interface SeenCase {
  /** Released: somebody took the kind's label off, which ends the case. */
  readonly is: "case" | "released";
  readonly address: CaseAddress;
  /** Its program's home repository. */
  readonly home: number;
  readonly instance: Instance;
  readonly facts: Facts;
  readonly actual: Actual;
  /** How many comments of ours were deleted, as far as GitHub shows. */
  readonly deletions: number;
  readonly looks: Looks;
  /** Node id of its repository. */
  readonly place: string;
  /** Node ids of the labels that we speak with, by name; those that were deleted are not there. */
  readonly labels: ReadonlyMap<string, string>;
  /** The program's sentences in a language. */
  readonly words: (language: string) => Promise<Words>;
  /** Whether there are sentences in a language. */
  readonly speaks: (language: string) => boolean;
}

/** A case as it stands; an issue where only cases should be; or one that is nothing to us, or nothing any more. */
type Seen = SeenCase | SeenStray | { readonly is: "none" };

/** What holds now, whatever the configuration of the case: names of states' labels, who is on leave, and the teams of roles. */
interface Named extends Read, Pick<Facts, "directory"> {
  readonly stateNames: Config["labels"];
  readonly roles: readonly RoleTeam[];
  readonly rules: Ruling;
}

export async function gather(address: CaseAddress, world: World): Promise<Seen> {
  const program = await world.index.programs.of(address.repository);
  if (!program) return { is: "none" };
  const known = { row: await world.index.cases.get(address), posted: await world.index.posted.all(address) };
  const client = world.client(address.installation);
  const asking = { address, world, program, known, client };
  const first = await fresh(asking, program.config);
  const now = await configInForce(first, world);
  const rules = await ruling(first, now, world);
  const read = rules.oid === first.config.oid ? first : await fresh(asking, rules.oid);
  const named = { stateNames: now.is.labels, directory: directoryOf(now.is), roles: teamsOfRoles(now.is) };
  return seen({ ...read, ...named, rules }, address, world);
}

async function seen(read: Named, given: CaseAddress, world: World): Promise<Seen> {
  const { issue, items, standing, client, program } = read;
  const { repository } = issue;
  const address = { ...given, owner: repository.owner.login, name: repository.name, number: issue.number };
  const found = await instanceOf(read, world);
  if (!found) return { is: "none" };
  if (found.is === "formless") return (await seenStray(read, found.instances, address, world)) ?? { is: "none" };
  const { is, instance, startsAt, other } = found;
  // Those of other kinds too: a case may be opened below this one.
  const labels = labelIds(repository, [...labelNames(instance), ...labelNamesOf(read.config.is, read.stateNames)]);
  const home = program.home.repository;
  const own = { ...(await factsOf(read, { instance, address, startsAt, labels }, world)), ...(other ? { other } : {}) };
  const { roles, config } = read;
  const asking = { instance, config: config.is, names: groupsOf(config.is), program: home, roles };
  const facts = await withLedger({ ...own, ...newRules(read.rules, own) }, asking, world.index);
  return {
    is,
    address,
    home,
    instance,
    facts,
    actual: actual(issue, items, standing, read.known, program.board),
    deletions: standing.deletions,
    looks: issue,
    place: repository.id,
    labels,
    words: (language) => world.words(program, language, client),
    speaks: (language) => speaks(language, program.words),
  };
}

interface Case extends Pick<SeenCase, "address" | "instance" | "labels"> {
  readonly startsAt: string;
}

async function factsOf(read: Named, { instance, address, startsAt, labels }: Case, world: World): Promise<Facts> {
  const { issue, items, standing, config, client, program, answer } = read;
  const record = standing.believed?.record ?? null;
  const kin = await kinFacts(read, instance, address, world);
  const author = kin.origin ? onBehalf(kin.origin) : person(issue.author);
  const viaApp = await origins({ items, author }, record, instance, address, client, world);
  const followed = away(items, isLabel(instance.label, labels), world.slug);
  const outages = (await world.index.presence?.since(startsAt)) ?? [];
  const asked = { ...config.is, names: groupsOf(config.is), owner: program.home.owner, hasLeave: read.hasLeave };
  const facts: Facts = {
    now: world.clock.now(),
    ...(world.pages === undefined ? {} : { pages: world.pages }),
    address,
    private: issue.repository.isPrivate,
    author,
    ...(instance.holds && !kin.origin && issue.author?.name ? { authorName: issue.author.name } : {}),
    openedAt: instant(issue.createdAt),
    startsAt,
    title: masked(issue.title),
    url: issue.url,
    revisions: revisions(issue),
    open: issue.state === "OPEN",
    assignees: issue.assignees.nodes.flatMap((one) => person(one) ?? []),
    timeline: entries(followed.items, world.slug, viaApp),
    ...(instance.assigns ? { assigned: assigned(followed.items, world.slug) } : {}),
    groups: await rosters(asked, answer, client),
    notices: standing.notices,
    ...digestFacts(config.is, program, answer, await world.index.digests?.told(address)),
    decisions: standing.decisions,
    exposed: exposed(issue, items, startsAt),
    record,
    ...(await reactionFacts(read, address, world.keys)),
    ...kin,
    ...(await othersClaims({ program: program.home.repository, key: address }, instance, issue, world)),
    ...(await activeFacts({ program: program.home.repository }, instance, record, world)),
    ...(await loadFacts({ program: program.home.repository, key: address }, instance, world)),
    ...(outages.length > 0 ? { outages } : {}),
    ...(followed.times.length > 0 ? { away: followed.times } : {}),
    ...(read.directory ? { directory: read.directory } : {}),
    ...(await boardFacts(program, address, world)),
  };
  const document = await documentOf(instance, facts, client);
  return document ? { ...facts, document } : facts;
}

/** The board is the one there is now, whatever the configuration of the case: it only shows how things stand. */
async function boardFacts({ board }: Read["program"], address: CaseAddress, { index }: World) {
  if (!board) return {};
  const moves = (await index.moves?.of(address)) ?? [];
  return { board, ...(moves.length > 0 ? { moves } : {}) };
}

type Recognised =
  | (Pick<SeenCase, "is" | "instance"> & { readonly startsAt: string } & Pick<Facts, "other">)
  | { readonly is: "formless"; readonly instances: readonly Instance[] };

/** The instance that the case was pinned to, or that a new one is of; nothing where the issue is no case. */
async function instanceOf(read: Named, world: World): Promise<Recognised | undefined> {
  const { standing, issue, items, config, client, program, stateNames } = read;
  const { blobs } = world.index;
  const labels = labelIds(issue.repository, labelNamesOf(config.is, stateNames));
  const known = { liveFrom: beginsOn(config.is), slug: world.slug, labels };
  if (standing.believed) {
    const { record } = standing.believed;
    const { since } = record;
    const pinned = await pinnedInstance(record, config, stateNames, issue.repository, client, blobs);
    const instance = withLabelsOf(pinned, layoutsOf(program.door, record.kind));
    const start = beginning(issue, items, { ...known, instances: [instance], pinned: true });
    if (start === "released") {
      const { instances } = await currentInstances(config, program, issue.repository, client, blobs);
      return { is: "released", instance, startsAt: since, ...otherOf(instances, issue, instance) };
    }
    return { is: "case", instance, startsAt: start?.at ?? since };
  }
  const { instances, unread } = await currentInstances(config, program, issue.repository, client, blobs);
  const start = beginning(issue, items, { ...known, instances });
  if (start === "released") return undefined;
  // It may be of a form that does not read.
  if (start === undefined) return unread ? undefined : { is: "formless", instances };
  return { is: "case", instance: start.of, startsAt: start.at };
}

/** A kind whose label stands on the issue instead of its own. */
function otherOf(instances: readonly Instance[], { labels }: Issue, { name }: Instance): Pick<Facts, "other"> {
  const there = labels.nodes.map((one) => foldLabel(one.name));
  const found = instances.find((one) => one.name !== name && there.includes(foldLabel(one.label)));
  return found ? { other: { title: found.title, file: found.form.file } } : {};
}

// The list of what somebody hands over whose term is over: what they answered for, what others did for them, and what
// they still have to do.

import { z } from "zod";
import type { ChildSpec } from "../../core/case/children.ts";
import type { Because } from "../../core/case/kind.ts";
import { holdsAt, type LookUp, lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { handedOnOn } from "../../core/roles/holding.ts";
import type { CarriedTerm } from "../../core/roles/record.ts";
import { inert } from "../../core/text/text.ts";
import { plusSeconds } from "../../core/text/time.ts";
import { type Below, holder, place, type Running, running } from "./below.ts";

const keyOf = ({ until }: CarriedTerm): string => `hand-over-${until}`;

/** Once, in the place of whoever had the role; not before it is known what they still have to do. */
export function handOver(view: View, now: Running, { hand_over: kind }: Below): ChildSpec[] {
  if (kind === undefined) return [];
  const { term, role } = now;
  const items = openItems(view, term);
  const lent = lentByOthers(view, term);
  const lines = [...answeredFor(view, now), ...(lent ?? []), ...(items ?? [])];
  const list = lines.length > 0 ? lines : [line(role.title)];
  const title = { say: "review/hand-over-title", with: { title: role.title, login: term.login } };
  const values = { role: role.title, list, ...place(view, term) };
  const spec = { key: keyOf(term), kind, title, values, behalf: holder(view, term) };
  return [items && lent ? spec : { ...spec, at: plusSeconds(view.facts.now, 300) }];
}

const line = (title: string): Because => ({ say: "review/hand-over-line", with: { title } });

/** What was with somebody else on the last day is theirs no more: they are called, since it ends or passes on. */
function answeredFor({ state, facts, instance }: View, { term, role }: Running): readonly Because[] {
  const lent = handedOnOn(state, term, term.until);
  const login = facts.author?.login ?? term.login;
  const named = Object.entries(instance.lists ?? {}).filter(([, people]) => people.includes(login.toLowerCase()));
  return [
    ...role.responsibilities.map(({ id, title }): Because => {
      const to = lent.find(({ what }) => what === id)?.to;
      return to ? { say: "review/hand-over-lent", with: { title, mention: `@${to.login}` } } : line(title);
    }),
    ...role.groups.map((group): Because => ({ say: "review/hand-over-group", with: { group } })),
    ...named.map(([group]): Because => ({ say: "review/hand-over-named", with: { login, group } })),
  ];
}

/** What is asked of the ledger for that, until the list is there. */
export function handOverLookUps(view: View, { hand_over: kind }: Below): readonly LookUp[] {
  const now = running(view);
  const { stage, children = {} } = view.state;
  if (!now || kind === undefined || stage !== "ended" || children[keyOf(now.term)] !== undefined) return [];
  return [ofItems(now.term), ofDelegations];
}

/** Of everybody: a row is of whoever has the responsibility, and says in its data who looks after it. */
const ofDelegations: LookUp = { sort: "delegation" };

const Lent = z.looseObject({
  role: z.string(),
  responsibility: z.string(),
  to: z.looseObject({ id: z.number() }),
});

/** What others have handed on to whoever leaves. Undefined: nobody can tell. */
function lentByOthers(view: View, term: CarriedTerm): readonly Because[] | undefined {
  const { facts, instance, at } = view;
  const rows = lookedUp(facts, ofDelegations)?.filter(
    (row) => (facts.private || row.hidden !== true) && holdsAt(row, at),
  );
  return rows?.flatMap(({ login, data }): readonly Because[] => {
    const lent = Lent.safeParse(data).data;
    if (!lent || lent.to.id !== term.person || login === null) return [];
    const role = instance.roles.find(({ id }) => id === lent.role);
    const title = role?.responsibilities.find(({ id }) => id === lent.responsibility)?.title ?? lent.responsibility;
    return [{ say: "review/hand-over-for", with: { title, mention: `@${login}` } }];
  });
}

const ofItems = ({ person }: CarriedTerm): LookUp => ({ sort: "action-item", person });

const Item = z.looseObject({ title: z.string(), url: z.string(), due: z.string().nullable() });

/** More would not fit into one issue. */
const most = 100;

/** The next one due first; what stands in private repositories is named in no public list. Undefined: nobody can tell. */
function openItems({ facts }: View, term: CarriedTerm): readonly Because[] | undefined {
  const rows = lookedUp(facts, ofItems(term))?.filter(({ hidden }) => facts.private || hidden !== true);
  const items = rows?.flatMap(({ data }) => Item.safeParse(data).data ?? []);
  const inOrder = items?.toSorted((a, b) => ((a.due ?? "~") < (b.due ?? "~") ? -1 : 1)).slice(0, most);
  return inOrder?.map(({ title, url }) => ({
    say: "review/hand-over-item",
    with: { value: inert(title, 80), link: url },
  }));
}

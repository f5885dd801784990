// What other cases of the program hold of the limits that a case shares with them, and of the time of its people.

import type { Facts } from "../core/case/facts.ts";
import type { Instance } from "../core/case/kind.ts";
import { watched } from "../core/roles/activity.ts";
import { person } from "./people.ts";
import type { Issue } from "./shapes.ts";
import type { Claiming, World } from "./world.ts";

/** How much those have to answer who may be asked by turn. */
export async function loadFacts(
  { program, key }: Claiming,
  { rule, appeal }: Instance,
  { index }: World,
): Promise<Pick<Facts, "load">> {
  if (!index.asked || ![...rule.tiers, ...appeal.tiers].some(({ ask }) => ask)) return {};
  return { load: await index.asked.load(program, key) };
}

/** When the holder of the term that a case carries did something last, in any case of the program. */
export async function activeFacts(
  { program }: Pick<Claiming, "program">,
  instance: Instance,
  record: Facts["record"],
  { index }: World,
): Promise<Pick<Facts, "active">> {
  const people = watched(instance, record);
  return people.length === 0 || !index.activity ? {} : { active: await index.activity.of(program, people) };
}

/** Only kinds that ask for what is in a catalogue, or for seats, share limits; elsewhere, and without a store, nothing is asked. */
export async function othersClaims(
  of: Claiming,
  { catalogue, claims }: Instance,
  { author }: Issue,
  { index }: World,
): Promise<Pick<Facts, "claims">> {
  const holder = person(author)?.id;
  if (!(catalogue || claims) || !index.claims || holder === undefined) return {};
  return { claims: await index.claims.others(of, holder) };
}

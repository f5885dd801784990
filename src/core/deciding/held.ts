// What a case tells the meetings of its group while somebody has put it on hold: what it is, who holds it, and why.

import { groupNamed } from "../case/group-named.ts";
import type { LedgerEntry } from "../case/ledger.ts";
import type { CaseRecord, Hold } from "../case/record.ts";
import type { View } from "../case/view.ts";
import { readCommands, splitName } from "../text/command.ts";
import { decidingGroups } from "./voters.ts";

/** Whether its cases can be on hold where others may read of it. */
export const canBeHeld = ({ instance, facts }: Pick<View, "instance" | "facts">): boolean =>
  !facts.private && Object.values(instance.stages).some((stage) => (stage.votes || stage.concerns) && !stage.quiet);

/** Nothing of a case that not everybody sees, and nothing where reasons are nobody else's business. */
export function heldEntries(view: View, state: CaseRecord): readonly LedgerEntry[] {
  const { instance, facts } = view;
  const stage = instance.stages[state.stage];
  if (facts.private || stage?.quiet || !(stage?.votes || stage?.concerns)) return [];
  const { owner, name, number } = facts.address;
  const deciders = decidingGroups({ ...view, state });
  return state.holds.map((hold) => ({
    sort: "hold",
    key: String(number),
    person: hold.by,
    login: hold.login,
    from: null,
    until: null,
    data: {
      title: facts.title,
      number,
      place: `${owner}/${name}`,
      link: `${facts.url}#issuecomment-${hold.comment}`,
      why: whyOf(hold, view),
      group: groupNamed(view).slice(0, 300),
      deciders,
    },
  }));
}

/** As its giver put it, with its name in front; nothing where the comment is changed or gone. */
function whyOf({ comment: id, name }: Hold, { facts, instance }: View): string {
  const found = facts.timeline.find((entry) => entry.is === "comment" && entry.id === id);
  const said = found?.is === "comment" && !found.edited ? found.body : "";
  const given = readCommands(said, instance.aliases)
    .filter((one) => one.name === "hold")
    .map((one) => splitName(one.reason, instance.voting.holds.names))
    .findLast((one) => one.name === name);
  if (!given || given.reason === "") return "";
  return (name === undefined ? given.reason : `${name}: ${given.reason}`).slice(0, 300);
}

// How votes are counted in a kind, beside the rule itself.

export interface Voting {
  /** Who may decide: whoever is in the groups now, or was when the round was opened. */
  readonly eligible: "live" | "frozen";
  readonly abstain: "neutral" | "as-decline";
  /** Whether those who stay out of it are still counted among all. */
  readonly recuse: "leaves" | "stays";
  readonly holds: {
    /** The groups whose members may put it on hold: those that decide where it is null, and nobody where it is empty. */
    readonly by: readonly string[] | null;
    /** The group that may lift anybody's hold. */
    readonly liftedBy: string | null;
    readonly names: readonly string[];
  };
  readonly conflicts: {
    readonly sameCommunity: boolean;
    readonly sameAffiliation: boolean;
    /** At most so many of one affiliation among those who carry a decision. */
    readonly mostOfOne: number | null;
  };
}

export const ordinaryVoting: Voting = {
  eligible: "live",
  abstain: "neutral",
  recuse: "leaves",
  holds: { by: null, liftedBy: null, names: [] },
  conflicts: { sameCommunity: false, sameAffiliation: false, mostOfOne: null },
};

// The answer of a rule, with its evidence: a tree of what is met, what is missing, and what cannot be any more.

import type { Because } from "../case/kind.ts";
import type { HowFar } from "../case/record.ts";
import { earliest, type Instant } from "../text/time.ts";

export interface Finding {
  /** Holds as things stand. */
  readonly met: boolean;
  /** Holds whatever those who have not voted will say; or the time for that is over. */
  readonly certain: boolean;
  /** May hold yet, if all who have not voted agree. */
  readonly possible: boolean;
  /** May hold yet, even if nobody on leave votes. */
  readonly within: boolean;
  /** What it asks for. */
  readonly because: Because;
  /** How far that is. */
  readonly soFar: Because | null;
  /** Groups whose members could bring it about. */
  readonly waits: readonly string[];
  readonly parts: readonly Finding[];
  /** When time alone may change it. */
  readonly recheckAt?: Instant;
  /** Silence will approve this: at that moment, unless it is announced later or somebody objects. */
  readonly silence?: Instant;
}

export const standing = ({ met, possible }: Finding): "met" | "not-yet" | "impossible" =>
  met ? "met" : possible ? "not-yet" : "impossible";

/** Where nobody is on leave, what is possible is within reach. */
type Outcome = Pick<Finding, "met" | "certain" | "possible"> & Partial<Pick<Finding, "within">>;

/** A finding of its own, without parts. */
export function leaf(
  { met, certain, possible, within = possible }: Outcome,
  because: Because,
  soFar: Because | null,
  waits: readonly string[] = [],
): Finding {
  const certainly = met && certain;
  const open = { possible: met || possible, within: met || within };
  return { met, certain: certainly, ...open, because, soFar, waits: met ? [] : waits, parts: [] };
}

export function everyOf(parts: readonly Finding[], because: Because): Finding {
  return {
    met: parts.every(({ met }) => met),
    certain: parts.every(({ certain }) => certain),
    possible: parts.every(({ possible }) => possible),
    within: parts.every(({ within }) => within),
    because,
    soFar: null,
    waits: groupsOf(parts.filter(({ met }) => !met)),
    parts,
    ...times(parts),
  };
}

export function someOf(parts: readonly Finding[], because: Because): Finding {
  const met = parts.some((part) => part.met);
  return {
    met,
    certain: parts.some(({ certain }) => certain),
    possible: parts.some(({ possible }) => possible),
    within: parts.some(({ within }) => within),
    because,
    soFar: null,
    waits: met ? [] : groupsOf(parts.filter(({ possible }) => possible)),
    parts,
    ...times(parts),
  };
}

const groupsOf = (parts: readonly Finding[]) => [...new Set(parts.flatMap(({ waits }) => waits))];

function times(parts: readonly Finding[]): Pick<Finding, "recheckAt" | "silence"> {
  const recheckAt = earliest(...parts.map((part) => part.recheckAt));
  const silence = earliest(...parts.map((part) => part.silence));
  return { ...(recheckAt === undefined ? {} : { recheckAt }), ...(silence === undefined ? {} : { silence }) };
}

/** The parts, wherever they stand, that have none of their own. */
export const ends = (finding: Finding): readonly Finding[] =>
  finding.parts.length === 0 ? [finding] : finding.parts.flatMap(ends);

/** How far each part of a rule is, flat. */
export const howFar = (found: Finding, deep = 0): readonly HowFar[] => [
  { deep, is: standing(found), because: found.because, soFar: found.soFar },
  ...found.parts.flatMap((part) => howFar(part, deep + 1)),
];

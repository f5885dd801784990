// Numeric ids from ranges that cannot be mistaken for one another, and node ids in the shape of GitHub's.

const firstOf = {
  account: 1001,
  repository: 2001,
  team: 3001,
  label: 40_001,
  issue: 100_001,
  comment: 200_001,
  event: 300_001,
  revision: 400_001,
  reaction: 500_001,
  project: 600_001,
  field: 610_001,
  option: 620_001,
  item: 630_001,
  view: 640_001,
  value: 660_001,
  delivery: 700_001,
  app: 90_001,
  check: 800_001,
  seq: 1,
} as const;

type IdKind = keyof typeof firstOf;

export interface Ids {
  next(kind: IdKind): number;
}

export function createIds(): Ids {
  const used = new Map<IdKind, number>();
  return {
    next: (kind) => {
      const id = used.get(kind) ?? firstOf[kind];
      used.set(kind, id + 1);
      return id;
    },
  };
}

export const nodeId = (prefix: string, id: number | string): string =>
  `${prefix}_kwDO${Buffer.from(`${prefix}${id}`).toString("base64url")}`;

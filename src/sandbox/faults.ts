// What goes wrong on purpose: set by `POST /_sandbox/faults`, in force until used up or cleared.
import { z } from "zod";
import { seeded } from "./dice.ts";

const Request = z.strictObject({
  /** "/repos/{owner}/{repo}/issues", with or without a method before it. */
  route: z.string().optional(),
  /** The name of a GraphQL operation, or of one of its top-level fields; "*" is every operation. */
  operation: z.string().optional(),
  /** The path without /api/v3; a trailing * stands for anything. */
  path: z.string().optional(),
  /** "app", "installation" or a login. */
  by: z.string().optional(),
});
const count = z.int().positive().optional();
/** How much of what it is meant for it hits; without it, everything. */
const chance = z.number().positive().max(1).optional();

export const Fault = z.union([
  z.strictObject({
    deliveries: z.enum(["lose", "fail", "double", "delay", "shuffle"]),
    event: z.string().optional(),
    window: z.int().positive().optional(),
    seed: z.int().optional(),
    count,
    chance,
  }),
  z.strictObject({
    request: Request,
    answer: z.strictObject({
      status: z.int().min(400).max(599),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      after: z.boolean().optional(),
    }),
    count,
    chance,
  }),
  z.strictObject({ request: Request, hang: z.number().positive(), after: z.boolean().optional(), count, chance }),
  z.strictObject({ mutation: z.string(), fail: z.string(), message: z.string().optional(), count }),
  z.strictObject({ graphql: z.literal("partial"), field: z.string(), type: z.string().optional(), count }),
  z.strictObject({ stale: z.strictObject({ reads: z.int().positive() }) }),
]);

export type Fault = z.infer<typeof Fault>;
export type DeliveryFault = Extract<Fault, { deliveries: string }>;
export type AnswerFault = Extract<Fault, { answer: object }>;
type HangFault = Extract<Fault, { hang: number }>;

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly by: string;
  readonly route?: string;
  readonly operations?: readonly string[];
}

interface InForce {
  readonly fault: Fault;
  left: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): readonly (Fault & { readonly left: number | null })[];
  /** Each of these uses up one `count` of the fault that it answers. */
  delivery(event: string): DeliveryFault | undefined;
  answer(asked: Asked): AnswerFault | undefined;
  hang(asked: Asked): HangFault | undefined;
  mutation(name: string): Extract<Fault, { mutation: string }> | undefined;
  partial(field: string): Extract<Fault, { graphql: string }> | undefined;
  staleRead(): boolean;
}

export function createFaults(): Faults {
  let inForce: InForce[] = [];
  let random = seeded(1);
  const take = <Wanted extends Fault>(fits: (fault: Fault) => fault is Wanted): Wanted | undefined => {
    for (const one of inForce) {
      if (!fits(one.fault) || random() >= chanceOf(one.fault)) continue;
      one.left -= 1;
      inForce = inForce.filter(({ left }) => left > 0);
      return one.fault;
    }
    return undefined;
  };
  return {
    add: (fault) => {
      const left = "stale" in fault ? fault.stale.reads : (fault.count ?? Number.POSITIVE_INFINITY);
      inForce.push({ fault, left });
    },
    clear: () => {
      inForce = [];
      random = seeded(1);
    },
    list: () => inForce.map(({ fault, left }) => ({ ...fault, left: Number.isFinite(left) ? left : null })),
    delivery: (event) =>
      take((fault): fault is DeliveryFault => "deliveries" in fault && (fault.event ?? event) === event),
    answer: (asked) => take((fault): fault is AnswerFault => "answer" in fault && meant(fault.request, asked)),
    hang: (asked) => take((fault): fault is HangFault => "hang" in fault && meant(fault.request, asked)),
    mutation: (name) =>
      take((fault): fault is Extract<Fault, { mutation: string }> => "mutation" in fault && fault.mutation === name),
    partial: (field) =>
      take((fault): fault is Extract<Fault, { graphql: string }> => "graphql" in fault && fault.field === field),
    staleRead: () => take((fault): fault is Extract<Fault, { stale: object }> => "stale" in fault) !== undefined,
  };
}

const chanceOf = (fault: Fault): number => ("chance" in fault ? fault.chance : undefined) ?? 1;

function meant(request: z.infer<typeof Request>, asked: Asked): boolean {
  const { route, operation, path, by } = request;
  if (by !== undefined && by !== asked.by) return false;
  if (route !== undefined && route !== asked.route && route !== `${asked.method} ${asked.route}`) return false;
  if (operation !== undefined && !(asked.operations && (operation === "*" || asked.operations.includes(operation))))
    return false;
  if (path === undefined) return true;
  return path.endsWith("*") ? asked.path.startsWith(path.slice(0, -1)) : asked.path === path;
}

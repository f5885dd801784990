// A webhook on its way, and how it ended.
import { randomUUID } from "node:crypto";
import type { Written } from "./payload.ts";

export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly repositoryId: number | null;
  readonly redelivery: boolean;
  readonly body: string;
  at: string;
  /** "waiting" in the queue, "held" by a fault, else how it ended: "lost" is one of which GitHub itself knows nothing. */
  status: "waiting" | "held" | "OK" | "failed" | "lost" | "not sent";
  statusCode: number;
  duration: number;
  answer: string;
}

export function create(written: Written, id: number, at: string): Delivery {
  const { event, action, repositoryId, payload } = written;
  const state = { status: "waiting", statusCode: 0, duration: 0, answer: "" } as const;
  const body = JSON.stringify(payload);
  return { id, guid: randomUUID(), event, action, repositoryId, redelivery: false, body, at, ...state };
}

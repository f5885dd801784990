// Sends webhooks one after the other. Never retried, as on GitHub; redelivery keeps the GUID.
import { seeded } from "../dice.ts";
import type { DeliveryFault, Faults } from "../faults.ts";
import { create, type Delivery } from "./delivery.ts";
import type { Written } from "./payload.ts";
import { headersOf, post, type Target } from "./post.ts";

interface Held {
  readonly delivery: Delivery;
  readonly why: "delay" | "shuffle";
}

export class Deliveries {
  readonly #target: Target | undefined;
  readonly #faults: Faults;
  readonly #nextId: () => number;
  readonly #stopped = new AbortController();
  #all: Delivery[] = [];
  #queue: Delivery[] = [];
  #held: Held[] = [];
  #busy = false;
  #random = seeded(1);

  constructor(target: Target | undefined, faults: Faults, nextId: () => number) {
    this.#target = target;
    this.#faults = faults;
    this.#nextId = nextId;
  }

  send(written: Written, at: string): void {
    const delivery = create(written, this.#nextId(), at);
    this.#all.push(delivery);
    const fault = this.#faults.delivery(written.event);
    if (fault) this.#spoil(delivery, fault);
    else this.#enqueue(delivery);
  }

  redeliver(delivery: Delivery, at: string): Delivery {
    const again: Delivery = { ...delivery, id: this.#nextId(), redelivery: true, at };
    this.#all.push(again);
    this.#enqueue(again);
    return again;
  }

  /** Lets go of what a fault holds back; shuffled ones leave in another order. */
  release(only?: "shuffle"): number {
    const freed = this.#held.filter(({ why }) => only === undefined || why === only);
    this.#held = this.#held.filter((one) => !freed.includes(one));
    const shuffled = shuffle(
      freed.filter(({ why }) => why === "shuffle"),
      this.#random,
    );
    for (const { delivery } of [...shuffled, ...freed.filter(({ why }) => why === "delay")]) this.#enqueue(delivery);
    return freed.length;
  }

  list(): readonly Delivery[] {
    return this.#all;
  }

  headersOf(delivery: Delivery): Readonly<Record<string, string>> {
    return this.#target ? headersOf(this.#target, delivery) : {};
  }

  /** What is still on its way. */
  waiting(): readonly Delivery[] {
    return this.#queue;
  }

  held(): readonly Delivery[] {
    return this.#held.map(({ delivery }) => delivery);
  }

  /** Nothing that was queued before is sent any more. */
  reset(): void {
    [this.#all, this.#queue, this.#held] = [[], [], []];
    this.#random = seeded(1);
  }

  /** For good: also the one that is on its way. */
  stop(): void {
    this.#queue = [];
    this.#stopped.abort();
  }

  #spoil(delivery: Delivery, { deliveries: how, seed, window = Number.POSITIVE_INFINITY }: DeliveryFault): void {
    if (seed !== undefined) this.#random = seeded(seed);
    if (how === "lose") delivery.status = "lost";
    else if (how === "fail") delivery.status = "failed";
    else if (how === "double") {
      this.#enqueue(delivery);
      const again = { ...delivery, id: this.#nextId() };
      this.#all.push(again);
      this.#enqueue(again);
    } else this.#hold(delivery, how, window);
  }

  #hold(delivery: Delivery, why: Held["why"], window: number): void {
    delivery.status = "held";
    this.#held.push({ delivery, why });
    if (why === "shuffle" && this.#held.filter((one) => one.why === "shuffle").length >= window) {
      this.release("shuffle");
    }
  }

  #enqueue(delivery: Delivery): void {
    delivery.status = this.#target ? "waiting" : "not sent";
    if (!this.#target) return;
    this.#queue.push(delivery);
    if (this.#busy) return;
    this.#busy = true;
    void this.#drain(this.#target);
  }

  async #drain(target: Target): Promise<void> {
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      await post(target, next, this.#stopped.signal);
      if (this.#queue[0] === next) this.#queue.shift();
    }
    this.#busy = false;
  }
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

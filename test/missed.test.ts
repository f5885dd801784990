import { expect, test } from "vitest";
import { RetryLater } from "../src/core/text/fault.ts";
import type { Client } from "../src/github/client.ts";
import { rounds } from "../src/missed.ts";
import { deliveryOf, noon, onBothStores, until } from "./support/store.ts";

interface Listed {
  readonly guid: string;
  readonly event?: string;
  readonly status?: string;
  readonly at?: string;
}

onBothStores("what failed to arrive", (home) => {
  /** GitHub's list, newest first, in pages of two; what was asked for again. */
  function app(list: readonly Listed[], refuse: (asked: number) => void = () => {}) {
    const asked: string[] = [];
    let calls = 0;
    const client: Client = {
      graphql: () => Promise.reject(new Error("no question is asked")),
      rest: async (route, { cursor, delivery_id }) => {
        if (route.startsWith("POST ")) {
          refuse(++calls);
          asked.push(list[Number(delivery_id)]?.guid ?? "");
          return { data: {}, next: false };
        }
        const from = Number(cursor ?? 0);
        const data = list
          .slice(from, from + 2)
          .map(({ guid, event = "team", status = "Invalid HTTP Response", at = noon }, n) => ({
            id: from + n,
            guid,
            event,
            delivered_at: at,
            status,
            status_code: status === "OK" ? 202 : 503,
          }));
        const more = from + 2 < list.length;
        return { data, next: more, ...(more ? { cursor: String(from + 2) } : {}) };
      },
    };
    return { client, asked };
  }

  async function round(client: Client, pauses: number[] = []) {
    const log: string[] = [];
    const note = (_: object, text: string) => void log.push(text);
    const one = rounds({
      app: client,
      store: home.store(),
      clock: { now: () => noon },
      pause: async (milliseconds) => void pauses.push(milliseconds),
      log: { info: note, warn: note },
    });
    one.begin();
    expect(one.busy()).toHaveLength(1);
    await until("it is over", () => one.busy().length === 0);
    return log;
  }

  test("is asked for in every page of the list, teams before issues, and each once", async () => {
    const { client, asked } = app([
      { guid: "a", event: "issues" },
      { guid: "b" },
      { guid: "c", event: "issue_comment" },
      { guid: "d" },
      { guid: "e" },
    ]);
    await round(client);
    expect(asked).toEqual(["e", "d", "b", "c", "a"]);
    await round(client);
    expect(asked).toHaveLength(5);
  });

  test("counts by its last attempt, and not where it has arrived in the inbox or is older than GitHub keeps it", async () => {
    await home.store().inbox.accept(deliveryOf("known"), [{ is: "program", about: "people", installation: 3 }]);
    const { client, asked } = app([
      { guid: "again", status: "OK" },
      { guid: "twice" },
      { guid: "known" },
      { guid: "again" },
      { guid: "twice" },
      { guid: "old", at: "2026-02-27T11:59:59Z" },
    ]);
    await round(client);
    expect(asked).toEqual(["twice"]);
  });

  test("is waited for while GitHub asks for a little patience, and left to the next round when it asks for much", async () => {
    const list = [{ guid: "a" }, { guid: "b" }, { guid: "c" }];
    const pauses: number[] = [];
    const brief = app(list, (call) => {
      if (call === 2) throw new RetryLater("a little patience", 30);
    });
    await round(brief.client, pauses);
    expect([brief.asked, pauses]).toEqual([["c", "b", "a"], [30_000]]);

    const more = [{ guid: "x" }, { guid: "y" }];
    const long = app(more, (call) => {
      if (call === 2) throw new RetryLater("much patience", 3_600);
    });
    await round(long.client);
    expect(long.asked).toEqual(["y"]);
    const later = app(more);
    await round(later.client);
    expect(later.asked).toEqual(["x"]);
  });

  test("keeps nobody waiting where GitHub does not give its list", async () => {
    const client: Client = {
      graphql: () => Promise.reject(new Error("no")),
      rest: () => Promise.reject(new Error("down")),
    };
    expect(await round(client)).toEqual(["missed deliveries could not be asked for"]);
  });
});

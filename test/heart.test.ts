import { afterEach, expect, test, vi } from "vitest";
import { heart } from "../src/heart.ts";
import { noon, onBothStores } from "./support/store.ts";

afterEach(() => vi.useRealTimers());

onBothStores("the heart", (home) => {
  const clock = { at: noon, now: () => clock.at };
  const outages = () => home.store().presence.since("2000-01-01T00:00:00Z");

  test("a start after a day finds that nobody was there, and that is kept", async () => {
    const { presence } = home.store();
    clock.at = noon;
    expect(await heart(presence, clock).beat()).toBeUndefined();
    clock.at = "2026-03-03T13:00:00Z";
    const outage = { from: noon, to: clock.at };
    expect(await heart(presence, clock).beat()).toEqual(outage);
    expect(await outages()).toEqual([outage]);
    expect(await heart(presence, clock).beat()).toBeUndefined();
  });

  test("a restart within the hour, and a start while another process is there, are none", async () => {
    const { presence } = home.store();
    clock.at = noon;
    await heart(presence, clock).beat();
    clock.at = "2026-03-02T12:59:00Z";
    expect(await heart(presence, clock).beat()).toBeUndefined();
    clock.at = "2026-03-02T13:58:00Z";
    expect(await heart(presence, clock).beat()).toBeUndefined();
    expect(await outages()).toEqual([]);
  });

  test("the last word of a process counts", async () => {
    const { presence } = home.store();
    clock.at = noon;
    const first = heart(presence, clock);
    await first.beat();
    clock.at = "2026-03-02T18:00:00Z";
    await first.rest();
    clock.at = "2026-03-02T20:00:00Z";
    expect(await heart(presence, clock).beat()).toEqual({ from: "2026-03-02T18:00:00Z", to: clock.at });
  });

  test("a clock that leaps while we are there is no outage, and an hour without the database is one", async () => {
    const { presence } = home.store();
    vi.useFakeTimers({ toFake: ["performance"] });
    clock.at = noon;
    const one = heart(presence, clock);
    await one.beat();
    clock.at = "2026-04-02T12:00:00Z";
    vi.advanceTimersByTime(31_000);
    expect(await one.beat()).toBeUndefined();
    clock.at = "2026-04-02T15:00:00Z";
    vi.advanceTimersByTime(3 * 3_600_000);
    expect(await one.beat()).toEqual({ from: "2026-04-02T12:00:00Z", to: clock.at });
  });

  test("several processes on one database know of each other", async () => {
    const { presence } = home.store();
    clock.at = noon;
    expect(await presence.processes()).toBe(1);
    for (const name of ["a", "b", "c"]) await presence.beat(name, noon);
    expect(await presence.processes()).toBe(3);
  });
});

import { expect, test } from "vitest";
import { onBothStores } from "../support/store.ts";

onBothStores("when somebody did something last", (home) => {
  test("the latest counts, whatever comes in which order, and each program knows its own", async () => {
    const { activity } = home.store();
    await activity.note(7, { 1001: "2026-03-02T09:00:00Z", 1002: "2026-03-01T09:00:00Z" });
    await activity.note(7, { 1001: "2026-02-01T09:00:00Z", 1002: "2026-03-05T09:00:00Z" });
    await activity.note(8, { 1001: "2026-05-01T09:00:00Z" });
    await activity.note(7, {});
    expect(await activity.of(7, [1001, 1002, 1003])).toEqual({
      1001: "2026-03-02T09:00:00Z",
      1002: "2026-03-05T09:00:00Z",
    });
    expect(await activity.of(7, [])).toEqual({});
  });
});

import { expect, test } from "vitest";
import { onBothStores } from "../support/store.ts";

const one = { issue: 1, fingerprint: "open" };
const two = { issue: 2, fingerprint: "open" };

onBothStores("what a sweep knows", (home) => {
  test("is new until it is kept: a crash between finding a change and asking for a look hides nothing", async () => {
    const { sweeps } = home.store();
    expect(await sweeps.changed(7, [one, two])).toEqual(new Set([1, 2]));
    expect(await sweeps.changed(7, [one, two])).toEqual(new Set([1, 2]));
    await sweeps.keep(7, [one, two]);
    expect(await sweeps.changed(7, [one, { ...two, fingerprint: "closed" }])).toEqual(new Set([2]));
  });

  test("belongs to one repository, is replaced by what is kept later, and can be forgotten", async () => {
    const { sweeps } = home.store();
    await sweeps.keep(7, [one, two]);
    expect(await sweeps.changed(8, [one])).toEqual(new Set([1]));
    await sweeps.keep(7, [{ ...one, fingerprint: "closed" }]);
    expect(await sweeps.changed(7, [one])).toEqual(new Set([1]));
    await sweeps.forget({ repository: 7, issue: 2 });
    expect(await sweeps.changed(7, [two])).toEqual(new Set([2]));
  });

  test("may be much at once", async () => {
    const { sweeps } = home.store();
    const many = Array.from({ length: 12_000 }, (_, issue) => ({ issue, fingerprint: "open" }));
    await sweeps.keep(7, many);
    expect(await sweeps.changed(7, many)).toEqual(new Set());
  });
});

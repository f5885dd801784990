import { expect, test } from "vitest";
import { aboutConfig, changed, config } from "./support.ts";

const live = "live_from: 2026-02-01\n";

test.each([
  [live, "", "1:1: live_from: this is needed. Write the day from which on issues are cases, such as 2026-02-01."],
  [
    live,
    "mode: shadow\n",
    "2:1: mode: add `shadow_from:`, the day from which on issues are looked at. Older ones are left alone.",
  ],
  [
    live,
    "mode: shadow\nshadow_from: 2026-03-01\nlive_from: 2026-03-01\n",
    "4:1: live_from: nothing would be tried out: this is not after `shadow_from`, 2026-03-01. Write a later day.",
  ],
  [
    live,
    `${live}shadow_from: 2026-01-01\n`,
    "3:1: shadow_from: this goes with `mode: shadow`. Add that, or take this line out.",
  ],
  [
    "name: Ghana }",
    "name: Ghana, live_from: 2026-05-01 }",
    "8:31: communities.0.live_from: this goes with `mode: shadow`. Add that, or take this line out.",
  ],
  [live, `${live}mode: shadwo\n`, '3:1: mode: "shadwo" is not known here. Did you mean "shadow"?'],
])("instead of %j, %j is answered with %j", (from, to, says) => {
  expect(aboutConfig(changed(config, from, to))).toEqual([says]);
});

test("a program can be tried out without a day on which it goes live", () => {
  expect(aboutConfig(changed(config, live, "mode: shadow\nshadow_from: 2026-02-01\n"))).toEqual([]);
});

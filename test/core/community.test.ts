import { expect, test } from "vitest";
import { lineOf, matched } from "../../src/core/form/community.ts";

const all = [
  { id: "africa", name: "Africa" },
  { id: "ghana", name: "Ghana", parent: "africa" },
  { id: "kumasi", name: "Kumasi", parent: "ghana" },
  { id: "tr", name: "Türkiye" },
  { id: "nl-utrecht", name: "Utrecht" },
];
const found = (text: string) => matched(text, all).found.map(({ id }) => id);

test.each([
  ["Ghana", "ghana"],
  ["  GHANA ", "ghana"],
  ["turkiye", "tr"],
  ["nl-utrecht", "nl-utrecht"],
  ["Kumasi, Ghana", "kumasi"],
  ["Ghana / Kumasi", "kumasi"],
  ["Kumasi (Ghana)", "kumasi"],
  ["Africa > Ghana > Kumasi", "kumasi"],
])("%j is one community", (text, id) => expect(found(text)).toEqual([id]));

test.each([
  ["Gana", "Ghana"],
  ["Kumassi", "Kumasi"],
  ["nl-utrech", "Utrecht"],
])("%j is asked about: did you mean %j?", (text, name) => {
  expect(matched(text, all)).toEqual({ found: [], closest: name });
});

test.each(["Kumasi, Türkiye", "Ghana, Utrecht", "Peru", "", ","])("%j is no community, and none is guessed", (text) => {
  expect(matched(text, all)).toEqual({ found: [] });
});

test("a circle of communities, which no configuration may have, ends all the same", () => {
  const ring = [
    { id: "a", name: "A", parent: "b" },
    { id: "b", name: "B", parent: "a" },
  ];
  expect(ring.flatMap((one) => lineOf(one, ring).map(({ id }) => id))).toEqual(["a", "b", "b", "a"]);
});

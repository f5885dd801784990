import { expect, test } from "vitest";
import { allot, inTurn } from "../../src/store/places.ts";

const places = { slots: 8, spare: 2 };
const given = (waiting: readonly number[], running: Readonly<Record<number, number>> = {}) =>
  Object.fromEntries(
    allot(waiting, new Map(Object.entries(running).map(([one, many]) => [Number(one), many])), places),
  );

test("an organisation that is alone has all places", () => {
  expect(given([3])).toEqual({ 3: 8 });
  expect(given([3], { 3: 5 })).toEqual({ 3: 3 });
});

test("two that wait share the places, and what one has already counts", () => {
  expect(given([3, 9])).toEqual({ 3: 4, 9: 4 });
  expect(given([3, 9], { 3: 6 })).toEqual({ 9: 2 });
  expect(given([3, 9], { 3: 4, 9: 1 })).toEqual({ 9: 3 });
});

test("where all places are taken, whoever has none comes in beside them, and nobody else", () => {
  expect(given([3], { 3: 8 })).toEqual({});
  expect(given([3, 9], { 3: 8 })).toEqual({ 9: 1 });
  expect(given([9, 10, 11], { 3: 8 })).toEqual({ 9: 1, 10: 1 });
  expect(given([9], { 3: 8, 9: 1 })).toEqual({});
});

test("more of them than places take turns: whoever was served last comes last", () => {
  const many = [90, 80, 70, 60, 50, 40, 30, 20, 10, 5, 4, 3];
  const first = given(inTurn(many, 0));
  expect(Object.keys(first)).toHaveLength(10);
  expect(inTurn(many, 5).slice(0, 3)).toEqual([4, 3, 90]);
});

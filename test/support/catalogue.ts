// A town that gives stickers without a vote, up to a limit, and what its people ask for there.

import { readForm } from "../../src/config/forms.ts";
import { renderBody } from "../../src/core/form/form.ts";
import type { Town } from "./town.ts";

const form = `name: Swag
description: Stickers and shirts
labels: ["kind: swag"]
body:
  - type: input
    id: item
    attributes: { label: Which item? }
    validations: { required: true }
  - type: input
    id: money
    attributes: { label: For how much? }
    validations: { required: true }
`;

/** One a person and half-year by amount; shirts are few, for all together. */
const catalogue = `catalogue:
  - { id: stickers, name: Stickers, cap: 100 EUR, period: half-year }
  - { id: shirts, name: T-shirts, units: 2, per_person: false, period: 90 days }
`;

const kind = `  swag:
    is: request
    form: swag.yml
    fields:
      item: { type: item, material: true }
      money: { type: money, material: true }
    decide:
      - { when: { in_catalogue: item }, approve: automatic }
      - approve: { approvers: 1 }
`;

/** The town with a catalogue. */
export const withCatalogue = (here: Town): Promise<void> =>
  here.begin({
    "program/.github/quorate.yml": (text) => `${text.replace("kinds:\n", `${catalogue}kinds:\n`)}${kind}`,
    "program/.github/ISSUE_TEMPLATE/swag.yml": form,
  });

/** As the form renders it. */
function swagBody(item: string, money: string): string {
  const read = readForm("swag.yml", form);
  if (!read.ok) throw new Error("the form for swag does not read");
  return renderBody(
    read.layout,
    new Map([
      ["item", { is: "text", text: item } as const],
      ["money", { is: "text", text: money } as const],
    ]),
  );
}

export const asksFor = (here: Town, login: string, item: string, money = "40 EUR"): Promise<number> =>
  here.as(login).opens(`${item}, please`, swagBody(item, money));

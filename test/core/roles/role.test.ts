import { expect, test } from "vitest";
import type { Instance } from "../../../src/core/case/kind.ts";
import type { FieldValue } from "../../../src/core/form/field.ts";
import { postKey, postOf } from "../../../src/core/roles/role.ts";
import { budget } from "../../support/story.ts";
import { coordinator } from "./example.ts";

const instance: Instance = {
  ...budget(),
  roles: [coordinator, { ...coordinator, id: "treasurer", communities: null }],
  communities: ["ghana", "india"].map((id) => ({
    id,
    name: id,
    languages: [],
    calendar: { zone: "UTC", weekend: [6, 7], holidays: new Set<string>() },
    bridge: [],
    openTo: "anyone",
  })),
  fields: [
    { id: "role", label: "Role", type: "role", required: true },
    { id: "where", label: "Community", type: "community", required: false },
  ],
};
const filled = (role: string, where?: string) => {
  const values: Record<string, FieldValue> = { role: { is: "role", id: role } };
  return postOf(instance, {
    values: where === undefined ? values : { ...values, where: { is: "community", id: where } },
  });
};

test("a role of each community is held where the form says", () => {
  const found = filled("coordinator", "ghana");
  expect(found.is === "post" && postKey(found.post)).toBe("coordinator/ghana");
});

test("without a community nobody knows where it would be held, and in some there is none", () => {
  expect(filled("coordinator").is).toBe("no-community");
  expect(filled("coordinator", "india").is).toBe("not-there");
});

test("a role of the whole program is held there, wherever its holder is from", () => {
  const found = filled("treasurer", "ghana");
  expect(found.is === "post" && postKey(found.post)).toBe("treasurer/");
  expect(filled("nobody").is).toBe("no-role");
});

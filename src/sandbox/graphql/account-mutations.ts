// Mutations of what people say of themselves.
import { z } from "zod";
import { wholeSeconds } from "../clock.ts";
import { forbidden } from "../refusal.ts";
import { statusNode } from "./accounts.ts";
import { type Mutation, mutation, text } from "./mutate.ts";

export const accountMutations: Readonly<Record<string, Mutation>> = {
  /** Without any value it takes the status away, as on GitHub. */
  changeUserStatus: mutation(
    { message: text, emoji: text, expiresAt: text, limitedAvailability: z.boolean().nullish() },
    (context, { message = null, expiresAt, limitedAvailability }) => {
      const { world, viewer } = context;
      if (!("account" in viewer) || viewer.account.type !== "User")
        throw forbidden("Resource not accessible by integration");
      const { account } = viewer;
      const isNone = message === null && !limitedAvailability;
      const until = expiresAt == null ? null : wholeSeconds(expiresAt);
      account.status = isNone ? null : { message, busy: limitedAvailability === true, until, at: world.clock.now() };
      return { status: () => statusNode(context, account) };
    },
  ),
};

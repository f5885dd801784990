// Who sent a webhook.

import type { z } from "zod";
import type { account } from "./payloads.ts";

export const isBot = ({ login, type }: z.infer<typeof account>) => type === "Bot" || login.endsWith("[bot]");

/** A person's login cannot hold brackets, so nobody else can be called this. */
export const isUs = (who: z.infer<typeof account>, slug: string) =>
  isBot(who) && who.login.toLowerCase() === `${slug.toLowerCase()}[bot]`;

// What the public pages show, put together.

import { calendarSite } from "./calendar-site.ts";
import type { Instant } from "./core/text/time.ts";
import { roleSite } from "./role-site.ts";
import type { Store } from "./store/store.ts";

/** `store` is undefined while Quorate is starting. */
export const publicSite = (store: () => Store | undefined, clock: { now(): Instant }, address?: string) => ({
  ...roleSite(store, clock, address),
  ...calendarSite(store),
});

export type PublicSite = ReturnType<typeof publicSite>;

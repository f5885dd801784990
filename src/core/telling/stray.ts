// An issue without a form, where everything should be a case: its author is shown the forms, once, and it may close.

import type { Person } from "../case/facts.ts";
import { dayOf, type Instant, plusDays } from "../text/time.ts";
import type { Words } from "../text/words.ts";
import { formLink, type Offered } from "./prefill.ts";
import type { WantedStray } from "./present.ts";

/** What GitHub says about one such issue. All texts hold a mark where numbers of accounts and cards stood. */
export interface Stray {
  readonly now: Instant;
  /** The page. */
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly openedAt: Instant;
  readonly open: boolean;
  readonly author: Person | null;
  /** What can be asked for in this repository. */
  readonly forms: readonly Offered[];
  readonly closeAfterDays: number | null;
  /** Our comment, and when it says that the issue closes; `gone` where it stood and does not stand any more. */
  readonly shown: { readonly closes: Instant | null } | "gone" | null;
  /** Somebody with write access opened it or said something. */
  readonly minded: boolean;
  /** Somebody opened it again. */
  readonly reopened: boolean;
}

export interface Turning {
  readonly show: { readonly closes: Instant | null } | null;
  readonly close: boolean;
  /** When time alone changes something. */
  readonly wakeAt: Instant | null;
}

export const strayKey = "stray";

/** Days after which nobody is told any more, so that a program which begins to say this wakes no old issues. */
const fresh = 14;

const nothing: Turning = { show: null, close: false, wakeAt: null };

export function turning(stray: Stray): Turning {
  const { now, shown, open, closeAfterDays } = stray;
  if (!open || stray.minded || stray.reopened || shown === "gone") return nothing;
  if (shown === null) {
    if (stray.author?.is !== "person" || stray.forms.length === 0) return nothing;
    if (now > plusDays(stray.openedAt, fresh)) return nothing;
    const closes = closeAfterDays === null ? null : plusDays(now, closeAfterDays);
    return { show: { closes }, close: false, wakeAt: closes };
  }
  // It closes when that was said, and never where nothing was, whatever the program says by now.
  if (shown.closes === null || closeAfterDays === null) return nothing;
  return now < shown.closes ? { ...nothing, wakeAt: shown.closes } : { ...nothing, close: true };
}

export function presentStray(stray: Stray, { show, close }: Turning, words: Words): WantedStray {
  const notice = show && { key: strayKey, text: text(stray, show.closes, words) };
  return {
    labels: { own: [], there: [] },
    closed: close ? "NOT_PLANNED" : "AS_IT_IS",
    notices: notice ? [show.closes === null ? notice : { ...notice, until: show.closes }] : [],
    reactions: new Map(),
    prospects: [],
    status: null,
  };
}

function text(stray: Stray, closes: Instant | null, words: Words): string {
  const { author, forms, url } = stray;
  const page = url.replace(/\/\d+$/, "/new");
  const longest = Math.min(longestLink, Math.floor(longestLinks / forms.length));
  const links = forms.map((form) =>
    words.say("stray/form", {
      title: nameOf(form, forms).replace(/[[\]\\]/g, "\\$&"),
      link: formLink(page, form, stray, longest),
    }),
  );
  return [
    words.say("stray/forms", { mention: `@${author?.login ?? ""}` }),
    links.join("\n"),
    words.say("stray/none-fits"),
    closes === null ? "" : words.say("stray/closes", { date: { is: "day", day: dayOf(closes) } }),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Where a kind has a form in several languages, each is called as it calls itself. */
const nameOf = (form: Offered, all: readonly Offered[]): string =>
  all.some((one) => one !== form && one.title === form.title) ? form.form.layout.name : form.title;

/** Characters: GitHub refuses addresses that are too long, and a comment has 65,536. */
const longestLink = 2_000;
const longestLinks = 30_000;

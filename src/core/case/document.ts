// A text that stands outside the issue, in a file or a pull request: which one it is, and how it was when it was looked
// at. Votes are bound to that, as they are to the answers of the form.

import { createHash } from "node:crypto";
import { z } from "zod";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import { own } from "./own.ts";
import type { Reading } from "./reading.ts";
import type { CaseRecord } from "./record.ts";

/** What GitHub is asked for. */
export type DocumentLink = { readonly owner: string; readonly name: string } & (
  | { readonly is: "pull"; readonly number: number }
  /** `branch:path/of/the/file`, as git names it. */
  | { readonly is: "file"; readonly expression: string }
);

/** `revision`: the commit of a pull request, or the content of a file; null where it cannot be seen. */
export interface LinkedDocument {
  readonly url: string;
  readonly revision: string | null;
}

/** As it was when the case was looked at last. */
const documentSeen = own("document", z.strictObject({ revision: z.string().nullable() }));

/** Undefined where it was never looked at. */
export const seenBefore = ({ record }: Pick<Facts, "record">): string | null | undefined =>
  record ? documentSeen.of(record)?.revision : undefined;

/** The first link of the form that leads to a file or a pull request on the same GitHub. */
export function documentIn(
  { whole, fields }: Pick<Instance, "whole" | "fields">,
  { values }: Pick<Reading, "values">,
  { url: here }: Pick<Facts, "url">,
): { readonly url: string; readonly link: DocumentLink } | undefined {
  if (!whole) return undefined;
  for (const { id } of fields) {
    const value = values[id];
    const link = value?.is === "url" ? linkOf(value.url, new URL(here).origin) : undefined;
    if (value?.is === "url" && link) return { url: value.url, link };
  }
  return undefined;
}

function linkOf(url: string, origin: string): DocumentLink | undefined {
  if (!URL.canParse(url) || new URL(url).origin !== origin) return undefined;
  const [owner, name, what, which, ...path] = new URL(url).pathname.slice(1).split("/").map(decoded);
  if (!owner || !name || !which) return undefined;
  if (what === "pull" && /^\d{1,9}$/.test(which)) return { owner, name, is: "pull", number: Number(which) };
  const file = path.filter((part) => part !== "");
  return what === "blob" && file.length > 0
    ? { owner, name, is: "file", expression: `${which}:${file.join("/")}` }
    : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** From now on it is as it was seen just now. */
export const withDocument = (state: CaseRecord, { document }: Pick<Facts, "document">): CaseRecord =>
  !document || documentSeen.of(state)?.revision === document.revision
    ? state
    : documentSeen.put(state, { revision: document.revision });

/** The fingerprint of the answers together with how the document was. */
export const boundTo = (fingerprint: string | null, revision: string | null): string | null =>
  fingerprint === null
    ? null
    : createHash("sha256").update(`${fingerprint}\n${revision}`).digest("base64url").slice(0, 16);

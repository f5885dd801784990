// What of a webhook is read, as GitHub writes it. What looks otherwise is not believed to be one.

import { z } from "zod";
import { sha } from "./proposed.ts";

const id = z.int().nonnegative();
const word = z.string().regex(/^[\w.-]{1,200}$/);

// No store takes a zero in a text.
export const account = z.looseObject({
  id,
  login: z.string().refine((text) => !text.includes("\0")),
  type: z.string().optional(),
});
const repository = z.looseObject({
  id,
  node_id: z.string().optional(),
  name: word,
  owner: z.looseObject({ login: word }),
  default_branch: z.string().optional(),
});
const installation = z.looseObject({ id });
const label = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]);

const issue = z.looseObject({
  id,
  node_id: z.string().regex(/^[\w=+/-]{1,200}$/),
  number: id,
  body: z.string().nullish(),
  labels: z.array(label).optional(),
  created_at: z.iso.datetime({ offset: true }),
  user: account.nullish(),
  pull_request: z.unknown().optional(),
});

export const comment = z.looseObject({
  id,
  body: z.string().nullish(),
  user: account.nullish(),
  performed_via_github_app: z.unknown().optional(),
});

export const casePayload = z.looseObject({
  action: z.string(),
  issue,
  comment: comment.optional(),
  label: label.optional(),
  changes: z.looseObject({ body: z.looseObject({ from: z.string().nullish() }).optional() }).optional(),
  repository,
  installation,
  sender: account,
});

const commit = z.looseObject({
  added: z.array(z.string()).default([]),
  modified: z.array(z.string()).default([]),
  removed: z.array(z.string()).default([]),
});

export const programPayload = z.looseObject({
  action: z.string().default(""),
  repository: repository.optional(),
  installation,
  sender: account.optional(),
  ref: z.string().optional(),
  after: sha.optional(),
  pull_request: z.looseObject({ head: z.looseObject({ sha }) }).optional(),
  check_run: z.looseObject({ head_sha: sha }).optional(),
  check_suite: z.looseObject({ head_sha: sha }).optional(),
  forced: z.boolean().optional(),
  commits: z.array(commit).default([]),
  label: label.optional(),
  changes: z.looseObject({ name: z.looseObject({ from: z.string() }).optional() }).optional(),
});

// `/_sandbox/pull-requests`: somebody proposes other files. The pages have no part for it.
import { z } from "zod";
import { asPerson } from "./auth.ts";
import { json } from "./http.ts";
import type { Do } from "./manage.ts";
import { parsed } from "./parsed.ts";
import { notFound } from "./refusal.ts";
import { propose, pushTo } from "./verbs/pulls.ts";
import { repositoryNamed } from "./world.ts";

const files = z.record(z.string(), z.string().nullable());
const Proposal = z.strictObject({ repository: z.string(), by: z.string(), title: z.string(), files });
const Push = z.strictObject({ by: z.string(), files });

const open: Do = ({ world }, body) => {
  const { repository: name, by, title, files } = parsed(Proposal, body);
  const repository = repositoryNamed(world, name);
  if (!repository) throw notFound();
  const { number, head, fork } = propose(world, asPerson(world, by), repository, { title, files });
  return json(201, { number, head, fork });
};

const push: Do = ({ world }, body, [name, number]) => {
  const { by, files } = parsed(Push, body);
  const pull = repositoryNamed(world, name)?.pulls.get(Number(number));
  if (!pull) throw notFound();
  pushTo(world, asPerson(world, by), pull, files);
  return json(200, { number: pull.number, head: pull.head, fork: pull.fork });
};

export const pullTable: readonly (readonly [method: string, path: RegExp, run: Do])[] = [
  ["POST", /^\/pull-requests$/, open],
  ["POST", /^\/pull-requests\/([^/]+)\/(\d+)$/, push],
];

// Files of the default branch, changed as a maintainer changes them.

import type { Town } from "./town.ts";

interface File {
  readonly sha: string;
  readonly content: string;
}

/** Walt changes a file of a repository; a text that is not there yet is added. */
export async function commits(
  reps: Town,
  path: string,
  change: string | ((text: string) => string),
  repository = "program",
): Promise<void> {
  const walt = reps.as("walt");
  const url = `/repos/open-reps/${repository}/contents/${path}`;
  const old = typeof change === "string" ? undefined : ((await walt.rest("GET", url)) as File);
  const text = typeof change === "string" ? change : change(Buffer.from(old?.content ?? "", "base64").toString("utf8"));
  const content = Buffer.from(text).toString("base64");
  await walt.rest("PUT", url, { message: "other rules", content, ...(old ? { sha: old.sha } : {}) });
  await reps.settle();
}

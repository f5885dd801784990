// What a configuration says of its people, as the core looks it up.

import type { Directory } from "../core/case/directory.ts";
import type { Config } from "./schema.ts";

export const directoryOf = ({ people, leave }: Pick<Config, "people" | "leave">): Directory => ({
  people: Object.fromEntries(
    Object.entries(people).map(([login, { community, affiliation }]) => [
      login.toLowerCase(),
      { ...(community === undefined ? {} : { community }), ...(affiliation === undefined ? {} : { affiliation }) },
    ]),
  ),
  leave,
});

// Every kind that ships. Adding one is a folder here and a line below.

import type { Kind } from "../core/case/kind.ts";
import actionItem from "./action-item/index.ts";
import handOver from "./hand-over/index.ts";
import meeting from "./meeting/index.ts";
import proposal from "./proposal/index.ts";
import removal from "./removal/index.ts";
import request from "./request/index.ts";
import roleApplication from "./role-application/index.ts";
import roleOpening from "./role-opening/index.ts";
import termReview from "./term-review/index.ts";
import workingGroup from "./working-group/index.ts";

export const kinds: readonly Kind[] = [
  request,
  proposal,
  meeting,
  actionItem,
  workingGroup,
  roleOpening,
  roleApplication,
  termReview,
  handOver,
  removal,
];

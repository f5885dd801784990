import type { Answer, Heard } from "../http.ts";
import { json } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
export function answerPage(_: Sandbox, __: Heard): Answer {
  return json(501, { message: "soon" });
}

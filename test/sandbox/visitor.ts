// Somebody in front of a browser: opens pages and sends their forms.
import { ask, type Said } from "./support.ts";

export const read = (path: string, login = "ana"): Promise<Said> =>
  ask("GET", path, undefined, { cookie: `sandbox_person=${login}` });

export function send(
  path: string,
  fields: Record<string, string | readonly string[]>,
  login = "ana",
  headers: Record<string, string> = {},
): Promise<Said> {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : value.map((one) => [name, one]),
  );
  const body = new URLSearchParams(pairs).toString();
  const type = { "content-type": "application/x-www-form-urlencoded", cookie: `sandbox_person=${login}` };
  return ask("POST", path, body, { ...type, ...headers });
}

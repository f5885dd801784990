// The sandbox is for one's own machine: where Quorate is in production it may not be there, and must not start.

import { type Environment, Misused } from "./settings.ts";

type Parts = typeof import("./sandbox.ts");

export async function sandboxParts({ NODE_ENV }: Environment): Promise<Parts> {
  if (NODE_ENV === "production")
    throw new Misused("The sandbox does not run in production: NODE_ENV says that this is.");
  try {
    return await import("./sandbox.ts");
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "ERR_MODULE_NOT_FOUND")) throw fault;
    throw new Misused("The sandbox is not part of this installation: it needs `npm ci` without --omit=dev.");
  }
}

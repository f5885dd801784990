// What whoever starts the program can mend, as a sentence.

import { Unwelcome } from "../github/reached.ts";
import { Misused } from "./settings.ts";

interface Place {
  readonly port: number;
  readonly host: string;
}

/** Where it was to listen; on the sandbox the port for whoever runs it is any free one. */
interface Places extends Place {
  readonly operations?: Place;
}

export function explained(fault: unknown, places: Places): unknown {
  if (fault instanceof Unwelcome) {
    return new Misused(`${fault.message} Check APP_ID, PRIVATE_KEY and GITHUB_API_URL.`);
  }
  if (!(fault instanceof Error && "code" in fault)) return fault;
  const port = "port" in fault ? fault.port : places.port;
  if (fault.code === "EADDRINUSE") {
    return new Misused(`Port ${port} is in use. Stop what listens there, or choose another port.`);
  }
  if (fault.code === "EACCES")
    return new Misused(`Port ${port} may not be opened by this user. Choose one above 1024.`);
  if (!["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"].includes(`${fault.code}`)) return fault;
  const meant = "hostname" in fault ? fault.hostname : "address" in fault ? fault.address : places.host;
  const name = meant === places.operations?.host && meant !== places.host ? "OPERATIONS_HOST" : "HOST";
  return new Misused(`${name} says ${meant}, which is no address of this machine.`);
}

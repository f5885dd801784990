// One of several Quorates as a process of its own, which tests kill: the service that production starts, without the
// limits of GitHub, which would make a test of many commands last an hour.

import { pino } from "pino";
import { noLimits } from "../../src/github/pace.ts";
import { type ServiceOptions, startService } from "../../src/service.ts";
import { openStore, type StoreOptions } from "../../src/store/store.ts";

export type ReplicaOptions = Pick<
  ServiceOptions,
  "credentials" | "webhookSecrets" | "signingKeys" | "port" | "timeout"
> & { readonly where: StoreOptions };

const { where, ...options }: ReplicaOptions = JSON.parse(process.argv[2] ?? "{}");
const service = await startService({
  ...options,
  store: openStore({ ...where, queue: { retry: { limit: 20, delay: 1, longest: 2 } } }),
  host: "127.0.0.1",
  log: pino({ level: "fatal" }),
  version: "test",
  second: 20,
  limits: noLimits,
});
process.on("message", () => void service.busy().then((busy) => process.send?.({ busy })));
process.on("disconnect", () => process.exit(0));
process.send?.({ busy: [] });

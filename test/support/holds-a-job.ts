// A process of its own that takes a case and never lets it go: the tests kill it.

import { openStore, type StoreOptions } from "../../src/store/store.ts";
import { handling, hasty } from "./queueing.ts";

const where = JSON.parse(process.argv[2] ?? "{}") as StoreOptions;
const store = await openStore({ ...where, queue: hasty });
const onCase = async () => {
  console.log("running");
  await new Promise(() => {});
};
store.queue.work(handling({ onCase }));

// The thread that makes the embedded database: the first opening of a folder is what makes it.

import { workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

const made = await PGlite.create(String(workerData));
await made.close();

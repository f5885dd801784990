// Laws are tried on other examples each time. With TEST_SEED they are the same ones: so the checks of one commit never
// differ, and a failure can be had again.

import fc from "fast-check";

const { TEST_SEED } = process.env;
if (TEST_SEED !== undefined) fc.configureGlobal({ seed: Number(TEST_SEED) });

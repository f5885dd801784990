import { defineConfig } from "vitest/config";

if (!("Temporal" in globalThis)) throw new Error("The tests need Node 26: run them with `npm test`.");

/** Tests that leave nothing behind in their process share it: most of their time would be loading the same modules. */
const sharing = ["test/{core,config,kinds,project,github}/**/*.test.ts", "test/scenarios/**/*.test.ts"];

export default defineConfig({
  test: {
    // Three on two cores: stories wait for other processes much of the time.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ["test/support/seed.ts"],
    globalSetup: ["test/support/run-folder.ts"],
    projects: [
      { extends: true, test: { name: "rules", include: sharing.slice(0, 1), isolate: false } },
      { extends: true, test: { name: "stories", include: sharing.slice(1), isolate: false } },
      { extends: true, test: { name: "parts", include: ["test/**/*.test.ts"], exclude: sharing } },
    ],
  },
});

import { defineConfig } from "vitest/config";

if (!("Temporal" in globalThis)) throw new Error("The tests need Node 26: run them with `npm test`.");

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

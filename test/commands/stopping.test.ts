import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A process that does so once it listens to signals; answers with how it ended after a signal to stop. */
async function stopped(does: string): Promise<unknown> {
  const code = `
    import { signalled, untilStopped } from "./src/commands/stopping.ts";
    const stopping = signalled(300);
    const never = () => new Promise(() => {});
    setInterval(() => {}, 1_000);
    console.log("up");
    ${does}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: root,
    timeout: 10_000,
    killSignal: "SIGKILL",
  });
  const [up] = await once(child.stdout, "data");
  expect(String(up)).toBe("up\n");
  child.kill("SIGTERM");
  const [ended] = await once(child, "exit");
  return ended;
}

test("whoever stops in good time ends well, and who stops in vain or has not started yet ends all the same", async () => {
  const ends = await Promise.all([
    stopped("await untilStopped(stopping, async () => {});"),
    stopped("await untilStopped(stopping, never);"),
    stopped("await never();"),
  ]);
  expect(ends).toEqual([0, 1, 1]);
});

// What is asked of the sandbox itself, or what is wrong with it.
import type { z } from "zod";
import { Refusal } from "./refusal.ts";

export function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const read = schema.safeParse(body ?? {});
  if (read.success) return read.data;
  throw new Refusal(
    422,
    read.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`).join("; "),
  );
}

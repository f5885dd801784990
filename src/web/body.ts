import type { IncomingMessage } from "node:http";

export type Body =
  | { readonly is: "read"; readonly bytes: Buffer }
  | { readonly is: "too large" | "too slow" | "cut off" };

/** Reads a request's bytes, and stops at the first one too many or when time is up. Never rejects. */
export function readBody(request: IncomingMessage, most: number, milliseconds: number): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.resolve({ is: "too large" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (body: Body) => {
      clearTimeout(timer);
      request.off("data", take);
      if (body.is !== "read") request.pause();
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) end({ is: "too large" });
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => end({ is: "too slow" }), milliseconds);
    request.on("data", take);
    request.once("end", () => end({ is: "read", bytes: Buffer.concat(chunks) }));
    request.once("error", () => end({ is: "cut off" }));
    request.once("close", () => end({ is: "cut off" }));
  });
}

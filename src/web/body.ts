// A request's bytes, within bounds.

import type { IncomingMessage } from "node:http";

export type Body =
  | { readonly is: "read"; readonly bytes: Buffer }
  | { readonly is: "too large" | "too slow" | "cut off" | "too much at once" };

export interface Bounds {
  readonly bytes: number;
  readonly milliseconds: number;
  /** Bytes that may still be held for requests that are being read: all that come at once share them. */
  readonly room: { left: number };
  /** Given each piece as it comes. */
  readonly each: (chunk: Buffer) => void;
}

/** Reads a request's bytes, and stops at the first one too many or when time is up. Never rejects. */
export function readBody(request: IncomingMessage, { bytes: most, milliseconds, room, each }: Bounds): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.resolve({ is: "too large" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let held = 0;
    const end = (body: Body) => {
      clearTimeout(timer);
      room.left += held;
      held = 0;
      request.off("data", take);
      if (body.is !== "read") request.pause();
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) return end({ is: "too large" });
      if (chunk.length > room.left) return end({ is: "too much at once" });
      room.left -= chunk.length;
      held += chunk.length;
      each(chunk);
      chunks.push(chunk);
    };
    const timer = setTimeout(() => end({ is: "too slow" }), milliseconds);
    request.on("data", take);
    request.once("end", () => end({ is: "read", bytes: Buffer.concat(chunks) }));
    request.once("error", () => end({ is: "cut off" }));
    request.once("close", () => end({ is: "cut off" }));
  });
}

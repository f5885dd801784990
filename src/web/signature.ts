// The signature of a delivery, taken while its bytes come in, so that nothing is read twice and nothing is understood
// before it is known to be GitHub's.

import { createHmac, timingSafeEqual } from "node:crypto";

/** The first is the present one; the others still hold while a secret is being changed. */
export type Secrets = readonly [string, ...string[]];

export interface Signing {
  add(chunk: Buffer): void;
  /** Whether `given`, as GitHub sends it, is the signature of all that was added. May be asked once. */
  fits(given: string): boolean;
}

export function signing(secrets: Secrets): Signing {
  const hashes = secrets.map((secret) => createHmac("sha256", secret));
  return {
    add: (chunk) => {
      for (const hash of hashes) hash.update(chunk);
    },
    fits: (given) => {
      const sent = Buffer.from(given);
      const wanted = hashes.map((hash) => Buffer.from(`sha256=${hash.digest("hex")}`));
      return wanted.map((one) => one.length === sent.length && timingSafeEqual(one, sent)).includes(true);
    },
  };
}

// The key of an app, made up once a process: making one takes longer than most tests.

import { generateKeyPairSync } from "node:crypto";

export const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2_048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

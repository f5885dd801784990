// Who is written to about what must not stand in an issue.

import { z } from "zod";
import { holdsNumber } from "../core/text/private-numbers.ts";

const email = z.email();

/** It is shown between angle brackets, as a link. */
const contact = z
  .string()
  .max(200)
  .refine(
    (text) =>
      !holdsNumber(text) &&
      (email.safeParse(text).success || (/^https:\/\/[^\s<>]+$/.test(text) && URL.canParse(text))),
    "this is no contact. Write an e-mail address such as payments@example.org, or a web address with https://.",
  );

export const Contacts = z
  .strictObject({
    payment: contact.optional().meta({
      description: "Where people settle how approved money reaches them. The decision names it.",
      examples: ["payments@example.org"],
    }),
    program: contact.optional().meta({
      description: "Who helps with what is not for everybody's eyes.",
      examples: ["https://example.org/contact"],
    }),
  })
  .default({})
  .meta({
    description: "Who is written to about what must not stand in an issue: an e-mail address or a web page.",
    examples: [{ payment: "payments@open-reps.example" }],
  });

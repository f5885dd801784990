// The repositories in which a program has its cases: by name, or with what is said to people who use no form there.

import { z } from "zod";
import type { Config } from "./schema.ts";

export const repositoryName = z
  .string()
  .regex(/^[\w.-]+$/, "this is no repository's name. Write it without its owner, such as program.");

const OnlyCases = z
  .union([
    z.boolean(),
    z.strictObject({
      close_after_days: z
        .int()
        .min(1)
        .max(365)
        .meta({
          description:
            "Days after which such an issue closes, unless it became a case or somebody with write access answered.",
          examples: [14],
        }),
    }),
  ])
  .default(false)
  .meta({
    description:
      "Whether everything here should be a case. Somebody who opens an issue without a form is then shown the forms, once. Issues of people with write access, of programs, and those older than two weeks are left alone.",
    examples: [true],
  });

export const Member = z
  .union([
    repositoryName,
    z.strictObject({
      name: repositoryName.meta({ description: "The repository's name, without its owner.", examples: ["requests"] }),
      only_cases: OnlyCases,
    }),
  ])
  .meta({ description: "A repository's name, or the name with more about it." });

/** A repository as the program lists it. */
interface Listed {
  readonly name: string;
  /** Whether everything there should be a case. */
  readonly onlyCases: boolean;
  /** Days after which what is no case closes; null where it stays open. */
  readonly closeAfterDays: number | null;
}

/** Every repository of a program; its home where it lists none. */
function listed({ repositories }: Pick<Config, "repositories">, home: string): Listed[] {
  return (repositories ?? [home]).map((one) => {
    if (typeof one === "string") return { name: one, onlyCases: false, closeAfterDays: null };
    const { name, only_cases: only } = one;
    return { name, onlyCases: only !== false, closeAfterDays: typeof only === "object" ? only.close_after_days : null };
  });
}

/** Names of repositories differ in more than capitals. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const listedAs = (config: Pick<Config, "repositories">, home: string, name: string): Listed | undefined =>
  listed(config, home).find((one) => sameName(one.name, name));

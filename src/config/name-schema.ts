// The names that a configuration is made of, each with a sentence for what cannot be one.

import { z } from "zod";

export const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    "this name cannot be used. Use small letters, digits and hyphens, beginning with a letter.",
  )
  .max(40);

export const login = z
  .string()
  .regex(
    /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{1,20})?$/i,
    "this is no GitHub login. Write it without the @, such as rosa.",
  );

export const label = z.string().trim().min(1).max(50);

export const currency = z
  .string()
  .refine(
    (code) => Intl.supportedValuesOf("currency").includes(code),
    "this is no currency. Write its three letters, such as EUR.",
  );

export const day = z.iso.date("this is no day. Write it like 2026-03-01.");

export const language = z
  .string()
  .refine(isLanguage, "this is no language. Write its short code, such as es, or es-MX for Mexico's.");

/** Whether Intl can speak it; English where it knows no such language. */
export function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}

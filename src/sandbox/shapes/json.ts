// What every JSON shape shares: plain values, the two addresses of everything, and plain words as HTML.
import type { World } from "../state.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Shape = { readonly [key: string]: Json };

export const api = (world: World, path: string): string => `${world.origin}/api/v3${path}`;
export const web = (world: World, path: string): string => `${world.origin}${path}`;

/** As GitHub writes it beside the text itself. */
export const asHtml = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

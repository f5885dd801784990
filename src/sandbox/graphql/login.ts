// A bot's login has no [bot] in GraphQL, and has it in REST.
import type { Account } from "../state.ts";

export const isBot = (account: Account): boolean => account.type === "Bot";
export const publicLogin = (account: Account): string =>
  isBot(account) ? account.login.replace(/\[bot\]$/, "") : account.login;

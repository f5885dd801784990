// Where things stand on GitHub's pages.

import type { Facts } from "../case/facts.ts";

export const commentLink = ({ url }: Pick<Facts, "url">, id: number | string): string => `${url}#issuecomment-${id}`;

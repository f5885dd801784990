// What may be said of a database's address, which holds a password.

export const mustBeEncoded = "in its password / # ? @ % must be percent-encoded, as %2F %23 %3F %40 %25";

/**
 * Host and name of a database, without who uses it; undefined where a part of a password could be taken for them. The
 * host may stand behind the question mark, as that of a socket does.
 */
export function databaseName(address: string): string | undefined {
  const url = URL.parse(address.replace(/\/\/[^/?#]*@\//, "///"));
  if (url === null || [url.pathname, url.search, url.hash].some((part) => part.includes("@"))) return undefined;
  return `${url.host}${url.pathname}`;
}

// A piece of a pattern that fits capitals and small letters alike, within a pattern where they differ.

/**
 * Not `(?i:…)`: Node 26 sometimes forgets that modifier in a process that has run for a while. Letters in classes and
 * outside them; escapes stay as they are.
 */
export function anyCase(pattern: string): string {
  let isClass = false;
  return pattern.replace(/\\(?:p\{[^}]*\}|.)|[[\]]|\p{L}/gu, (found) => {
    if (found === "[" || found === "]") isClass = found === "[";
    const [small, capital] = [found.toLowerCase(), found.toUpperCase()];
    if (found.startsWith("\\") || small === capital || capital.length !== 1) return found;
    return isClass ? small + capital : `[${small}${capital}]`;
  });
}

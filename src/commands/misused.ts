// What every command has in common when it is called wrongly.

import { Misused } from "./settings.ts";

interface Called {
  readonly rawArgs: readonly string[];
  readonly cmd: { readonly args?: unknown };
}

/** A mistake of the person who called is one sentence; anything else keeps its stack. */
export function orExplain<Given extends Called>(run: (given: Given) => Promise<void>): (given: Given) => Promise<void> {
  return async (given) => {
    try {
      onlyKnown(given);
      await run(given);
    } catch (fault) {
      if (!(fault instanceof Misused)) throw fault;
      console.error(fault.message);
      process.exit(1);
    }
  };
}

/** citty lets a misspelt option pass, and `start --sanbox` would go to GitHub. */
function onlyKnown({ rawArgs, cmd: { args } }: Called): void {
  const known = Object.keys(typeof args === "object" && args !== null ? args : {});
  for (const word of rawArgs) {
    const option = /^--?(?:no-)?([^=]+)/.exec(word)?.[1];
    if (option === undefined || known.includes(option)) continue;
    throw new Misused(`There is no option ${word.split("=")[0]}. \`npm run quorate -- --help\` lists what there is.`);
  }
}

// A text that is decided: which one, and not before everybody was heard.

import type { Fault } from "./faults.ts";

const story = (test: string) => ({ file: "test/scenarios/adopting-a-text.test.ts", test });

export const whatIsProposed: readonly Fault[] = [
  {
    claim: "a vote that came in while the document changed does not count for the new one",
    file: "src/core/case/history.ts",
    replace: "return { ...reading, fingerprint: boundTo(this.plain.get(reading) ?? null, this.before) };",
    with: "return reading;",
    caughtBy: story("where the text is a file, votes hold for the file as it was, and the decision names that"),
  },
  {
    claim: "nothing is decided on a document that nobody can see",
    file: "src/kinds/proposal/feedback.ts",
    replace: "document?.revision === null",
    with: "document?.revision === undefined && document !== undefined",
    caughtBy: story("a document that cannot be seen is asked about, before anybody is called"),
  },
  {
    claim: "no vote begins over a concern without an answer",
    file: "src/kinds/proposal/feedback.ts",
    replace: "if (count === 0) return",
    with: "if (count >= 0) return",
    caughtBy: story(
      "a concern that is named has to be answered before the vote begins, and its giver may say that it is",
    ),
  },
  {
    claim: "a vote is bound to the whole text of a proposal",
    file: "src/config/instance.ts",
    replace: 'material: kind.whole ? of(() => true) : marked("material"),',
    with: 'material: marked("material"),',
    caughtBy: story(
      "a text that is changed during the vote asks for new votes, and a member who is not of the group decides nothing",
    ),
  },
];

// Whose word counts, and which.

import type { Fault } from "./faults.ts";

const decide = (test: string) => ({ file: "test/core/decide.test.ts", test });
const replies = (test: string) => ({ file: "test/core/replies.test.ts", test });
const voters = (test: string) => ({ file: "test/core/voters.test.ts", test });
const walk = (test: string) => ({ file: "test/core/walk.test.ts", test });

export const whoCounts: readonly Fault[] = [
  {
    claim: "what only an organisation may see of somebody is not said on an issue",
    file: "src/github/people.ts",
    replace: "|| status.organization",
    with: "",
    caughtBy: {
      file: "test/github/rosters.test.ts",
      test: "what only the organisation may see of somebody is not used",
    },
  },
  {
    claim: "only members of the group are heard",
    file: "src/core/deciding/voters.ts",
    replace: 'const barred = groups.length === 0 ? "not-in-group" : conflictOf(who.login, view);',
    with: "const barred = conflictOf(who.login, view);",
    caughtBy: decide("the author, an outsider, and a second vote of the same person do not make it two"),
  },
  {
    claim: "a vote ends with its voter's membership",
    file: "src/core/deciding/voters.ts",
    replace: "groups.some((group) => membersIn(view, group)?.has(by) ?? true);",
    with: "groups.length > by || indexed.members.size >= 0;",
    caughtBy: voters("a vote goes with its giver's place in the group"),
  },
  {
    claim: "the author is never heard",
    file: "src/core/deciding/voters.ts",
    replace: 'if (who.id === view.facts.author?.id) return { barred: "author" };',
    with: "",
    caughtBy: decide("the author, an outsider, and a second vote of the same person do not make it two"),
  },
  {
    claim: "the author is never counted among those who may vote",
    file: "src/core/deciding/voters.ts",
    replace: "id !== view.facts.author?.id && ",
    with: "",
    caughtBy: decide("the author stays out of it even as a member of the group"),
  },
  {
    claim: "whoever the case is about never decides",
    file: "src/core/deciding/voters.ts",
    replace: 'if (isAbout(who, view)) return { barred: "about" };',
    with: "",
    caughtBy: decide("whoever is to be paid does not decide about it"),
  },
  {
    claim: "bots never vote, not even as members",
    file: "src/core/case/view.ts",
    replace: 'if (is === "person") people.set(id, login);',
    with: "people.set(id, login);",
    caughtBy: decide("bots do not vote, not even as members of the group"),
  },
  {
    claim: "a program never votes in a person's name",
    file: "src/core/deciding/answer.ts",
    replace: 'return viaApp ? "via-app" : undefined;',
    with: "return undefined;",
    caughtBy: decide("what a program writes in a person's name does not count"),
  },
  {
    claim: "a person is counted once",
    file: "src/core/deciding/answer.ts",
    replace: "votes: [...without(state.votes, by), cast]",
    with: "votes: [...state.votes, cast]",
    caughtBy: { file: "test/core/rule.test.ts", test: "somebody who was renamed has one vote, under either name" },
  },
  {
    claim: "nobody sits on two seats",
    file: "src/core/rules/seating.ts",
    replace: "if (this.#sits.has(one) || !this.#place(one, new Set())) continue;",
    with: "if (!this.#place(one, new Set())) continue;\n      this.#place(one, new Set());",
    caughtBy: { file: "test/core/rule.test.ts", test: "as many seats are filled as can be, and nobody sits on two" },
  },
];

export const whatCounts: readonly Fault[] = [
  {
    claim: "a vote that was edited is never answered as one",
    file: "src/core/deciding/answer.ts",
    replace: "if (edited && !isText(name))",
    with: "if (edited && name === undefined)",
    caughtBy: decide("an approval that was edited before anybody saw it does not count"),
  },
  {
    claim: "a vote that is edited later counts no more",
    file: "src/core/case/view.ts",
    replace: "if (!entry.edited && entry.by) intact.add(entry.id);",
    with: "if (entry.by) intact.add(entry.id);",
    caughtBy: decide("a vote goes with its comment while nothing is decided"),
  },
  {
    claim: "what goes on below a quoted line is quoted too",
    file: "src/core/text/prose.ts",
    replace: "if (quote) hidden[at] = 1;",
    with: "",
    caughtBy: {
      file: "test/core/command.test.ts",
      test: '"> what you wrote\\n/approve" gives no command',
    },
  },
  {
    claim: "a command in a block of code is none",
    file: "src/core/text/prose.ts",
    replace: "hidden[at] = 1;\n      if (closesFence",
    with: "if (closesFence",
    caughtBy: {
      file: "test/core/command-laws.test.ts",
      test: "whatever is fenced or commented out gives no command",
    },
  },
  {
    claim: "a vote is bound to the material fields",
    file: "src/core/deciding/rule.ts",
    replace: "if (vote.fields === null || vote.fields !== view.reading.fingerprint) stale.push(vote);",
    with: "if (vote.fields === null) stale.push(vote);",
    caughtBy: decide("a change of the amount makes earlier votes void until it is changed back"),
  },
  {
    claim: "a vote on fields that cannot be read any more is void",
    file: "src/core/case/reading.ts",
    replace: "about: [], fingerprint: null,",
    with: 'about: [], fingerprint: "unread",',
    caughtBy: decide("a vote on a revision that GitHub no longer has is void, and the case stays where it is"),
  },
  {
    claim: "a vote is on the form as it stood at its moment",
    file: "src/core/deciding/walk.ts",
    replace: "reading: this.history.said(said(comment.at, comment.id))",
    with: "reading: this.history.now",
    caughtBy: walk("a vote that is seen late is a vote on the form as it stood when it was given"),
  },
  {
    claim: "a stranger's reply never fills a field",
    file: "src/core/case/fillings.ts",
    replace: ' || by?.is !== "person" || by.id !== author?.id) return false;',
    with: ' || by?.is !== "person" || !author) return false;',
    caughtBy: replies("only the author's own words fill a field"),
  },
  {
    claim: "a program never fills a field in the author's name",
    file: "src/core/case/fillings.ts",
    replace: "if (mine || viaApp || ",
    with: "if (mine || ",
    caughtBy: replies("only the author's own words fill a field"),
  },
  {
    claim: "words that somebody else put into the author's comment fill nothing",
    file: "src/core/case/fillings.ts",
    replace: "const now = rewrittenByOther(entry) ? [] : lines;",
    with: "const now = lines;",
    caughtBy: replies(
      "a reply that somebody else changes does not count, and its author is told; one that is deleted lapses",
    ),
  },
  {
    claim: "a vote is never one on what a reply was changed to later",
    file: "src/core/case/reading.ts",
    replace: "answers.doubtful ? null : ",
    with: "",
    caughtBy: replies(
      "a vote given before a reply was changed is never one on what it says now, even where no record is left",
    ),
  },
  {
    claim: "what was changed after it was suggested is never accepted",
    file: "src/core/case/suggestion.ts",
    replace: " && !found.edited",
    with: "",
    caughtBy: {
      file: "test/core/suggestions.test.ts",
      test: "a suggestion that is changed or deleted before it is accepted is void, and that is said",
    },
  },
  {
    claim: "nobody accepts for the author",
    file: "src/core/deciding/suggesting.ts",
    replace: 'if (by.id !== view.facts.author?.id) return no("accept-not-yours");',
    with: "",
    caughtBy: {
      file: "test/core/suggestions.test.ts",
      test: "only those who may decide suggest, and only the author accepts",
    },
  },
  {
    claim: "a hold stops an approval",
    file: "src/core/deciding/rule.ts",
    replace: "may && met && upheldHolds(view).length > 0",
    with: "may && met && upheldHolds(view).length > 99",
    caughtBy: walk("a hold stops the decision until its giver takes it back"),
  },
  {
    claim: "an appeal is decided by the escalation group",
    file: "src/core/deciding/voters.ts",
    replace: "state.appeal ? instance.appeal : instance.rule",
    with: "instance.rule",
    caughtBy: walk("a second look is taken by the escalation group, with no votes of the first, and once"),
  },
];

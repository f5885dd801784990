// Reactions: one of each kind a person.
import { demandVoice } from "../access.ts";
import { nodeId } from "../ids.ts";
import { forbidden } from "../refusal.ts";
import type { Comment, Issue, Reaction, ReactionContent, Viewer, World } from "../state.ts";
import { touch } from "./touch.ts";

const issueOf = (subject: Issue | Comment): Issue => (subject.kind === "issue" ? subject : subject.issue);

/** `added` is false when that person's reaction was there already. GitHub sends no webhook for reactions. */
export function react(
  world: World,
  viewer: Viewer,
  subject: Issue | Comment,
  content: ReactionContent,
): { reaction: Reaction; added: boolean } {
  const by = demandVoice(world, viewer, issueOf(subject).repository);
  const there = subject.reactions.find((one) => one.by === by && one.content === content);
  if (there) return { reaction: there, added: false };
  keepTimes(world, viewer, issueOf(subject));
  const id = world.ids.next("reaction");
  const reaction: Reaction = { id, nodeId: nodeId("REA", id), by, content, at: world.clock.now() };
  subject.reactions.push(reaction);
  return { reaction, added: true };
}

export function unreact(world: World, viewer: Viewer, subject: Issue | Comment, reaction: Reaction): void {
  const by = demandVoice(world, viewer, issueOf(subject).repository);
  if (reaction.by !== by) throw forbidden("Must be the person who reacted.");
  keepTimes(world, viewer, issueOf(subject));
  subject.reactions = subject.reactions.filter((one) => one !== reaction);
}

/** A reaction does not make an issue look updated. */
function keepTimes(world: World, viewer: Viewer, issue: Issue): void {
  const { updatedAt } = issue;
  touch(world, viewer, issue);
  issue.updatedAt = updatedAt;
}

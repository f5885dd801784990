// Commands that give people something to do. What it is stands in the comment itself, as it is written now.

import { mayGive } from "../case/task-sources.ts";
import { type Handler, no } from "./deciding.ts";

/** The items are opened as cases of their own when everything that was said is walked. */
export const givingTasks: Handler = ({ by, reason, name }, view) => {
  if (view.instance.tasks === undefined) return no("not-here");
  if (name === "todo" && reason === "") return no("task-missing");
  if (mayGive(by, view)) return { state: view.state };
  const unread = Object.entries(view.facts.groups).find(([, roster]) => !roster.known)?.[0];
  return unread === undefined ? no("tasks-not-yours") : { unknown: unread };
};

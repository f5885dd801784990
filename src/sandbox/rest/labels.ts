// Labels of a repository and of an issue.
import { z } from "zod";
import { demandIssues } from "../access.ts";
import { notFound } from "../refusal.ts";
import { labelShape } from "../shapes/repositories.ts";
import type { Issue, Label } from "../state.ts";
import {
  addLabels,
  createLabel,
  deleteLabel,
  labelsNamed,
  removeLabels,
  setLabels,
  updateLabel,
} from "../verbs/labels.ts";
import { labelOf } from "../world.ts";
import {
  type Call,
  created,
  issueIn,
  names,
  nothing,
  ok,
  paged,
  param,
  type Reply,
  read,
  repositoryIn,
  route,
} from "./route.ts";

const NewLabel = z.object({
  name: z.string(),
  color: z.string().optional(),
  description: z.string().nullish(),
});
const LabelPatch = z.object({
  new_name: z.string().optional(),
  color: z.string().optional(),
  description: z.string().nullish(),
});
const OnIssue = z.union([names, z.object({ labels: names.default([]) }).transform(({ labels }) => labels)]);

export const labelRoutes = [
  route("GET", "/repos/{owner}/{repo}/labels", (call) => {
    const repository = repositoryIn(call);
    demandIssues(call.world, call.viewer, repository);
    return paged(call, repository.labels, (label) => labelShape(call.world, label));
  }),
  route("POST", "/repos/{owner}/{repo}/labels", (call) => {
    const { name, color, description } = read(NewLabel, call.body, "Label");
    const label = createLabel(call.world, call.viewer, repositoryIn(call), { name, color: bare(color), description });
    return created(labelShape(call.world, label));
  }),
  route("GET", "/repos/{owner}/{repo}/labels/{name}", (call) => ok(labelShape(call.world, labelIn(call)))),
  route("PATCH", "/repos/{owner}/{repo}/labels/{name}", (call) => {
    const label = labelIn(call);
    const { new_name, color, description } = read(LabelPatch, call.body, "Label");
    const rest = { ...(color && { color: bare(color) }), ...(description !== undefined && { description }) };
    updateLabel(call.world, call.viewer, label, { ...(new_name && { name: new_name }), ...rest });
    return ok(labelShape(call.world, label));
  }),
  route("DELETE", "/repos/{owner}/{repo}/labels/{name}", (call) => {
    deleteLabel(call.world, call.viewer, labelIn(call));
    return nothing;
  }),
  route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/labels", (call) =>
    paged(call, issueIn(call).labels, (label) => labelShape(call.world, label)),
  ),
  route("POST", "/repos/{owner}/{repo}/issues/{issue_number}/labels", (call) => {
    const { issue, labels } = wanted(call);
    addLabels(call.world, call.viewer, issue, labels);
    return shown(call, issue);
  }),
  route("PUT", "/repos/{owner}/{repo}/issues/{issue_number}/labels", (call) => {
    const { issue, labels } = wanted(call);
    setLabels(call.world, call.viewer, issue, labels);
    return shown(call, issue);
  }),
  route("DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/labels", (call) => {
    const issue = issueIn(call);
    removeLabels(call.world, call.viewer, issue, [...issue.labels]);
    return nothing;
  }),
  route("DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", (call) => {
    const issue = issueIn(call);
    const label = labelOf(issue.repository, param(call, "name"));
    if (!label || !issue.labels.includes(label)) throw notFound("Label does not exist");
    removeLabels(call.world, call.viewer, issue, [label]);
    return shown(call, issue);
  }),
];

const bare = (color: string | undefined): string | undefined => color?.replace(/^#/, "");

const shown = (call: Call, issue: Issue): Reply => ok(issue.labels.map((label) => labelShape(call.world, label)));

function labelIn(call: Call): Label {
  const repository = repositoryIn(call);
  demandIssues(call.world, call.viewer, repository);
  const label = labelOf(repository, param(call, "name"));
  if (!label) throw notFound();
  return label;
}

function wanted(call: Call): { issue: Issue; labels: Label[] } {
  const issue = issueIn(call);
  return { issue, labels: labelsNamed(call.world, call.viewer, issue, read(OnIssue, call.body, "Label")) };
}

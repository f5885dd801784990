// Mutations of labels, and of the labels of issues.
import { z } from "zod";
import { addLabels, createLabel, deleteLabel, removeLabels, updateLabel } from "../verbs/labels.ts";
import { issueNode } from "./issues.ts";
import { find, id, ids, issueBy, labelsBy, type Mutation, mutation, text } from "./mutate.ts";
import { labelNode } from "./repositories.ts";

export const labelMutations: Readonly<Record<string, Mutation>> = {
  addLabelsToLabelable: mutation({ labelableId: id, labelIds: ids }, (context, { labelableId, labelIds }) => {
    const issue = issueBy(context, labelableId);
    addLabels(context.world, context.viewer, issue, labelsBy(context, issue, labelIds));
    return { labelable: () => issueNode(context, issue) };
  }),
  removeLabelsFromLabelable: mutation({ labelableId: id, labelIds: ids }, (context, { labelableId, labelIds }) => {
    const issue = issueBy(context, labelableId);
    removeLabels(context.world, context.viewer, issue, labelsBy(context, issue, labelIds));
    return { labelable: () => issueNode(context, issue) };
  }),
  clearLabelsFromLabelable: mutation({ labelableId: id }, (context, { labelableId }) => {
    const issue = issueBy(context, labelableId);
    removeLabels(context.world, context.viewer, issue, [...issue.labels]);
    return { labelable: () => issueNode(context, issue) };
  }),
  createLabel: mutation(
    { repositoryId: id, name: z.string(), color: z.string(), description: text },
    (context, input) => {
      const repository = find(context, input.repositoryId, "repository");
      const label = createLabel(context.world, context.viewer, repository, {
        ...input,
        description: input.description ?? null,
      });
      return { label: () => labelNode(context, label) };
    },
  ),
  updateLabel: mutation({ id, name: text, color: text, description: text }, (context, input) => {
    const label = find(context, input.id, "label");
    const { name = null, color = null, description } = input;
    const wanted = { ...(name !== null && { name }), ...(color !== null && { color }) };
    updateLabel(context.world, context.viewer, label, { ...wanted, ...(description !== undefined && { description }) });
    return { label: () => labelNode(context, label) };
  }),
  deleteLabel: mutation({ id }, (context, input) => {
    deleteLabel(context.world, context.viewer, find(context, input.id, "label"));
    return {};
  }),
};

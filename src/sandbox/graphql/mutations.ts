// The mutations that are built. Each runs on its own: one that fails does not stop those after it.
import { GraphQLError } from "graphql";
import { accountMutations } from "./account-mutations.ts";
import { commentMutations } from "./comment-mutations.ts";
import { issueMutations } from "./issue-mutations.ts";
import { labelMutations } from "./label-mutations.ts";
import type { Args, Context } from "./node.ts";
import { projectMutations } from "./project-mutations.ts";

const table = { ...issueMutations, ...commentMutations, ...labelMutations, ...projectMutations, ...accountMutations };

/** The root object of a mutation document. */
export function mutations(context: Context): Args {
  return Object.fromEntries(
    Object.entries(table).map(([name, run]) => [
      name,
      ({ input }: Args) => {
        const fault = context.faults.mutation(name);
        if (!fault) return run(context, input);
        const message = fault.message ?? "Something went wrong while executing your query.";
        throw new GraphQLError(message, { extensions: { type: fault.fail } });
      },
    ]),
  );
}

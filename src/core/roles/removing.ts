// `/remove @x` is answered with the place for it: whether somebody's term ends is not decided where everybody reads along.

import { type Handler, no } from "../deciding/deciding.ts";

export const sendElsewhere: Handler = (_, { instance, facts }) => {
  const { contacts } = instance;
  const { origin } = new URL(facts.url);
  if (contacts.removal !== undefined)
    return no("remove-there", `${origin}/${facts.address.owner}/${contacts.removal}/issues/new/choose`);
  return contacts.program === undefined ? no("remove-nowhere") : no("remove-contact", `<${contacts.program}>`);
};

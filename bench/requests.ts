// How often GitHub is asked for what people do most.

import { atMost, type Figure } from "./figure.ts";
import { running } from "./running.ts";

export const measure = (): Promise<Figure[]> =>
  running(async (town) => {
    const issue = await town.files("rosa");
    await town.settle();
    const count = async (act: () => Promise<unknown>) => (await town.calls(act)).length;
    const talk = await count(() => town.says("ana", issue, "I was there last year and it was great."));
    const undecided = await count(() => town.says("ana", issue, "/approve"));
    const decided = await count(() => town.says("bo", issue, "/approve"));
    const still = await count(() => town.settle());
    return [
      atMost("requests: /approve that does not decide", undecided, "requests", 2),
      atMost("requests: /approve that decides, with labels, decision, reaction and status", decided, "requests", 2),
      atMost("requests: an ordinary comment on a case", talk, "requests", 0),
      atMost("requests: our own echo of all that, and nothing happening", still, "requests", 0),
    ];
  });

// How often something happens, in a sentence: `every Monday, 13:00 Berlin`.

import type { Cadence } from "../text/cadence.ts";
import { placeOf } from "../text/clocks.ts";
import type { Words } from "../text/words.ts";

export function cadenceText(cadence: Cadence, words: Words): string {
  const { time, zone } = cadence;
  const clock = zone === null ? time : `${time} ${placeOf(zone)}`;
  return words.say("cadence/at", { value: every(cadence, words), clock });
}

function every({ every: unit, interval: count, days }: Cadence, words: Words): string {
  if (unit === "week") return words.say("cadence/week", { count, weekdays: { is: "weekdays", days } });
  const items = days.map((one) => {
    const [, place = "1", day = "MO"] = /^(-?\d)(\w\w)$/.exec(one) ?? [];
    return words.say(`cadence/place-${place === "-1" ? "last" : place}`, { weekdays: { is: "weekdays", days: [day] } });
  });
  return words.say("cadence/month", { value: words.format({ is: "list", items }) });
}

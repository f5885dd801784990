import { expect, test } from "vitest";
import { communitiesOf } from "../../src/config/communities.ts";
import { readConfig } from "../../src/config/read.ts";
import { aboutConfig, changed, config } from "./support.ts";

const ghana = "  - { id: ghana, name: Ghana }\n";
const settings = "escalation: approvers\n";

test.each([
  [
    ghana,
    "  - { id: ghana, name: Ghana, parent: gana }\n",
    '8:31: communities.0.parent: there is no community "gana". Did you mean "ghana"?',
  ],
  [
    ghana,
    "  - { id: ghana, name: Ghana, parent: africa }\n",
    '8:31: communities.0.parent: there is no community "africa". Add it under `communities:`.',
  ],
  [
    ghana,
    "  - { id: ghana, name: Ghana, parent: ghana }\n",
    '8:31: communities.0.parent: "ghana" cannot be a part of itself. Take it out, or write another one.',
  ],
  [
    ghana,
    "  - { id: kumasi, name: Kumasi, parent: ghana }\n  - { id: ghana, name: Ghana, parent: kumasi }\n",
    '8:33: communities.0.parent: this is a circle: "kumasi" in "ghana" in "kumasi". Take one of these parents out.',
  ],
  [
    ghana,
    "  - { id: ghana, name: Ghana, time_zone: Africa/Acra }\n",
    '8:31: communities.0.time_zone: this is no time zone. Did you mean "Africa/Accra"?',
  ],
  [settings, `${settings}time_zone: Madrid\n`, '7:1: time_zone: this is no time zone. Did you mean "Europe/Madrid"?'],
  [settings, `${settings}time_zone: CET\n`, "7:1: time_zone: this is no time zone. Write one such as Africa/Accra."],
  [
    settings,
    `${settings}weekend: [satuday]\n`,
    '7:11: weekend.0: "satuday" is not known here. Did you mean "saturday"?',
  ],
  [
    settings,
    `${settings}weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]\n`,
    "7:1: weekend: there are too many. Write at most 6.",
  ],
  [
    settings,
    `${settings}holidays: { country: Ghana }\n`,
    '7:13: holidays.country: no holidays are known of a country "Ghana". Did you mean "GH"?',
  ],
  [
    settings,
    `${settings}holidays: { country: gh }\n`,
    '7:13: holidays.country: no holidays are known of a country "gh". Did you mean "GH"?',
  ],
  [
    settings,
    `${settings}holidays: { country: Atlantis }\n`,
    '7:13: holidays.country: no holidays are known of a country "Atlantis". Write its two letters, such as GH, or list the days.',
  ],
  [
    settings,
    `${settings}holidays: { country: ES, region: Catalonia }\n`,
    '7:26: holidays.region: ES has no region "Catalonia" with holidays of its own. Did you mean "CT"?',
  ],
  [
    settings,
    `${settings}holidays: { country: GH, region: Ashanti }\n`,
    '7:26: holidays.region: GH has no region "Ashanti" with holidays of its own. Leave it out: the country has one list.',
  ],
  [
    settings,
    `${settings}holidays: [2026-02-30]\n`,
    "7:12: holidays.0: this is no day. Write it like 2026-12-24, or 12-24 for every year.",
  ],
  [
    settings,
    `${settings}holidays: [{ day: 24 December }]\n`,
    "7:14: holidays.0.day: this is no day. Write it like 2026-12-24, or 12-24 for every year.",
  ],
  [
    settings,
    `${settings}holidays: { contry: GH }\n`,
    '7:13: holidays: there is no setting "contry" here. Did you mean "country"?',
  ],
  [
    ghana,
    '  - { id: ghana, name: Ghana, bridge: ["kwame mensah"] }\n',
    "8:40: communities.0.bridge.0: this is no GitHub login. Write it without the @, such as rosa.",
  ],
  [
    ghana,
    "  - { id: ghana, name: Ghana, open_to: { groups: [aprovers] } }\n",
    '8:51: communities.0.open_to.groups.0: there is no group "aprovers". Did you mean "approvers"?',
  ],
  [
    ghana,
    "  - { id: ghana, name: Ghana, open_to: { people: [] } }\n",
    "8:31: communities.0.open_to: nobody may ask. Write a group or a person, or anyone.",
  ],
  [
    ghana,
    `${ghana}  - { id: ghana, name: Kumasi }\n`,
    '9:5: communities.1: another community is called "Kumasi" or "ghana". Give each a name of its own.',
  ],
  [
    settings,
    `${settings}deadlines: { count: workdays }\n`,
    '7:14: deadlines.count: "workdays" is not known here. Write one of days, working-days.',
  ],
  [
    settings,
    `${settings}deadlines: { at: 24:00 }\n`,
    "7:14: deadlines.at: this is no time of day. Write it like 23:59.",
  ],
])("instead of %j, %j is answered with %j", (from, to, says) => {
  expect(aboutConfig(changed(config, from, to))).toEqual([says]);
});

function read(text: string) {
  const found = readConfig(text);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return communitiesOf(found.config);
}

const family = `${config}time_zone: Europe/Berlin
holidays: [12-24]
deadlines: { count: working-days }
`.replace(
  ghana,
  `  - { id: spain, name: Spain, languages: [es], time_zone: Europe/Madrid, holidays: { country: ES }, bridge: [rosa] }
  - { id: catalonia, name: Catalonia, parent: spain, languages: [ca, es], holidays: { country: ES, region: CT, also: [{ day: 2026-12-31, name: New Year's Eve }] } }
  - { id: madrid, name: Madrid, parent: spain }
  - { id: egypt, name: Egypt, time_zone: Africa/Cairo, weekend: [friday, saturday] }
`,
);

test("what a community does not say itself it has from those around it, and at last from the program", () => {
  const { communities, calendar } = read(family);
  const told = communities.map(({ id, languages, calendar: { zone, weekend } }) => ({ id, languages, zone, weekend }));
  expect(told).toEqual([
    { id: "spain", languages: ["es"], zone: "Europe/Madrid", weekend: [6, 7] },
    { id: "catalonia", languages: ["ca", "es"], zone: "Europe/Madrid", weekend: [6, 7] },
    { id: "madrid", languages: ["es"], zone: "Europe/Madrid", weekend: [6, 7] },
    { id: "egypt", languages: [], zone: "Africa/Cairo", weekend: [5, 6] },
  ]);
  expect(calendar.zone).toBe("Europe/Berlin");
  // Saint John's day in Catalonia, the Constitution's in Spain, Christmas Eve of every year, a day of its own.
  const days = ["2026-06-24", "2026-10-12", "2031-12-24", "2026-12-31"];
  const off = (id: string) => days.map((day) => communities.find((one) => one.id === id)?.calendar.holidays.has(day));
  expect(off("catalonia")).toEqual([true, true, false, true]);
  expect(off("madrid")).toEqual([false, true, false, false]);
  expect(off("egypt")).toEqual([false, false, true, false]);
});

test("a holiday of several days has all of them, and half a day off is none", () => {
  const { calendar } = read(`${config}holidays: { country: TR }\ndeadlines: { count: working-days }\n`);
  const march = Array.from({ length: 10 }, (_, at) => `2026-03-${at + 16}`);
  expect(march.filter((day) => calendar.holidays.has(day))).toEqual(["2026-03-20", "2026-03-21", "2026-03-22"]);
});

test("without working days nobody looks at holidays", () => {
  const { calendar, deadlines } = read(`${config}holidays: { country: GH }\n`);
  expect(deadlines).toBeNull();
  expect(calendar.holidays.has("2026-03-06")).toBe(false);
});

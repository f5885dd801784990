// The meetings of a program or of one group, as calendars of others read them: from the ledger alone, and nothing of a
// repository that not everybody sees.

import { z } from "zod";
import type { CaseKey } from "./core/case/address.ts";
import type { KeptRow } from "./store/ledger.ts";
import type { Store } from "./store/store.ts";
import type { Appointment, Calendar } from "./web/icalendar.ts";

/** What a meeting tells in the ledger. */
const Told = z.object({
  uid: z.string(),
  sequence: z.number(),
  off: z.boolean(),
  title: z.string(),
  url: z.string(),
  where: z.string().optional(),
  stamp: z.string(),
  /** Its issue is not opened yet. */
  announced: z.boolean().optional(),
});

type Kept = Pick<Store, "programs" | "ledger" | "cases">;

interface Asked {
  readonly owner: string;
  readonly name: string;
  /** The charter's issue; all of the program where it is left out. */
  readonly number?: number;
}

/** Undefined where there is nothing that everybody may see: nobody learns whether there is something else. */
async function calendarOf({ programs, ledger, cases }: Kept, asked: Asked): Promise<Calendar | undefined> {
  const { owner, name, number } = asked;
  const charter = number === undefined ? undefined : await cases.numbered(owner, name, number);
  if (number !== undefined && !charter) return undefined;
  const program = charter ? await programs.of(charter.repository) : await homeOf(programs, owner, name);
  if (!program?.open) return undefined;
  const rows = (await ledger.found(program.home.repository, [{ sort: "meeting" }])).filter(({ hidden }) => !hidden);
  const wanted = charter ? rows.filter((row) => row.key === keyOf(charter) || isOf(row, charter)) : rows;
  if (wanted.length === 0) return undefined;
  const title = `${program.home.owner}/${program.home.name}`;
  return { name: number === undefined ? title : `${title}#${number}`, appointments: once(wanted).flatMap(appointment) };
}

/** What has its issue by now speaks for itself. */
function once(rows: readonly KeptRow[]): readonly KeptRow[] {
  const own = new Set(rows.flatMap(({ data }) => (data.announced === true ? [] : [data.uid])));
  return rows.filter(({ data }) => data.announced !== true || !own.has(data.uid));
}

const keyOf = ({ repository, issue }: CaseKey): string => `${repository}/${issue}`;
const isOf = ({ address }: KeptRow, of: CaseKey) => keyOf(address) === keyOf(of);

async function homeOf(programs: Store["programs"], owner: string, name: string) {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  return (await programs.all()).find(({ home }) => same(home.owner, owner) && same(home.name, name));
}

function appointment({ from, until, data }: KeptRow): Appointment[] {
  const told = Told.safeParse(data).data;
  if (!told || from === null || until === null) return [];
  const { uid, sequence, off, title, url, where, stamp } = told;
  const minutes = (Date.parse(until) - Date.parse(from)) / 60_000;
  const status = off ? "cancelled" : "confirmed";
  return [
    { uid, sequence, title, start: from, minutes, status, url, stamp, ...(where === undefined ? {} : { where }) },
  ];
}

/** For the pages; `store` is undefined while Quorate is starting. */
export const calendarSite = (store: () => Store | undefined) => ({
  calendar: async (asked: Asked) => {
    const open = store();
    return open && calendarOf(open, asked);
  },
});

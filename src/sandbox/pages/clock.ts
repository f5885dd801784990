// The page that moves time.
import { after, wholeSeconds } from "../clock.ts";
import { advance } from "../control.ts";
import type { Answer } from "../http.ts";
import { Refusal } from "../refusal.ts";
import { page } from "./frame.ts";
import { html } from "./html.ts";
import { button, time } from "./pieces.ts";
import { cameFrom, redirect, type Visit } from "./visit.ts";

const patience = 30_000;
const steps = { PT1H: "+1 hour", P1D: "+1 day", P1W: "+1 week", P1M: "+1 month" } as const;

export async function clockPage(visit: Visit, hanging: readonly string[] = []): Promise<Answer> {
  const due = await visit.sandbox.control.due().catch(() => null);
  const body = html`<h1>Time</h1>
<p>It is ${time(visit.world.clock.now())} UTC, and time stands still until you move it. Everything that falls due on the way happens at its own time.</p>
${hanging.length > 0 && html`<p class="problem" role="alert">Stopped here, because something does not come to rest: ${hanging.join("; ")}</p>`}
<section class="card"><h2>Next due date</h2><p>${due === null ? "Nothing is waiting for a date." : html`${time(due)} ${button("/-/clock", "Go there", { to: due })}`}</p></section>
<section class="card"><h2>Move time</h2><div class="buttons">${Object.entries(steps).map(([duration, name]) => html`${button("/-/clock", name, { advance: duration })} `)}</div>
<form method="post" action="/-/clock" class="add"><label>Go to a date <input type="date" name="date" value="${visit.world.clock.now().slice(0, 10)}"></label> <button>Go</button></form></section>`;
  return page(visit, "Time", body, hanging.length > 0 ? 504 : 200);
}

/** Leads back to where somebody was, so that loading that page again moves nothing. */
export async function moveClock(visit: Visit): Promise<Answer> {
  const { sandbox, world, form } = visit;
  const next = form.get("to") === "next" ? await sandbox.control.due().catch(() => null) : undefined;
  if (next === null) return redirect("/-/clock");
  const target = next ? wholeSeconds(next, "ceil") : targetOf(world.clock.now(), form);
  const { hanging } = await advance(sandbox, target, patience);
  return hanging.length > 0 ? clockPage(visit, hanging) : redirect(cameFrom(visit) ?? "/-/clock");
}

function targetOf(now: string, form: URLSearchParams): string {
  const [duration, to, date] = [form.get("advance"), form.get("to"), form.get("date")];
  try {
    if (duration !== null) return after(now, duration);
    return wholeSeconds(to ?? `${date}T${now.slice(11)}`, "ceil");
  } catch {
    throw new Refusal(422, "That is no date");
  }
}

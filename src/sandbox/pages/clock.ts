// The page that moves time.
import { after, wholeSeconds } from "../clock.ts";
import { advance } from "../control.ts";
import type { Answer } from "../http.ts";
import { Refusal } from "../refusal.ts";
import { html } from "./html.ts";
import { button, page, time, type Visit } from "./visit.ts";

const patience = 30_000;
const steps = { PT1H: "+1 hour", P1D: "+1 day", P1W: "+1 week" } as const;

export async function clockPage(visit: Visit, hanging: readonly string[] = []): Promise<Answer> {
  const due = await visit.sandbox.control.due().catch(() => null);
  const body = html`<h1>Time</h1>
<p>It is ${time(visit.world.clock.now())} UTC, and time stands still until you move it. Everything that falls due on the way happens at its own time.</p>
${hanging.length > 0 && html`<p class="problem" role="alert">Stopped here, because something does not come to rest: ${hanging.join("; ")}</p>`}
<p>${Object.entries(steps).map(([duration, name]) => html`${button("/-/clock", name, { advance: duration })} `)}</p>
<p>${due === null ? "Nothing is waiting for a date." : html`Next due: ${time(due)} ${button("/-/clock", "Go there", { to: due })}`}</p>
<form method="post" action="/-/clock"><label for="date">Go to a date</label> <input id="date" type="date" name="date" value="${visit.world.clock.now().slice(0, 10)}"> <button>Go</button></form>`;
  return page(visit, "Time", body, hanging.length > 0 ? 504 : 200);
}

export async function moveClock(visit: Visit): Promise<Answer> {
  const { sandbox, world, form } = visit;
  const target = targetOf(world.clock.now(), form);
  const { hanging } = await advance(world, sandbox.deliveries, sandbox.control, target, patience);
  return clockPage(visit, hanging);
}

function targetOf(now: string, form: URLSearchParams): string {
  const [duration, to, date] = [form.get("advance"), form.get("to"), form.get("date")];
  try {
    if (duration !== null) return after(now, duration);
    return wholeSeconds(to ?? `${date}T${now.slice(11)}`);
  } catch {
    throw new Refusal(422, "That is no date");
  }
}

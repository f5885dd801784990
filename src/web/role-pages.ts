// The public pages of roles: what each is for, who holds it and until when, and where a seat is free.

import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Training } from "../core/roles/course.ts";
import { courseTitle } from "../core/roles/course.ts";
import type { Length } from "../core/roles/length.ts";
import type { Role } from "../core/roles/role.ts";
import type { Holder, PostPage } from "../core/roles/role-page.ts";
import type { Day } from "../core/text/time.ts";
import type { Words } from "../core/text/words.ts";
import { frame } from "./frame.ts";

/** What everybody may see of a program's roles. Nothing in it comes from a repository that is not public. */
export interface ProgramRoles {
  readonly owner: string;
  readonly name: string;
  readonly language: string;
  readonly words: Words;
  readonly training: Training;
  /** The groups that decide about a role that names none of its own. */
  readonly deciders: readonly string[];
  /** Whether a review opens before a term ends. */
  readonly reviewed: boolean;
  /** Community id to its name. */
  readonly communities: ReadonlyMap<string, string>;
  readonly roles: readonly { readonly role: Role; readonly posts: readonly PostPage[] }[];
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
type Shown = ProgramRoles["roles"][number];

const addressOf = ({ owner, name }: ProgramRoles, { id }: Role): string => `/roles/${owner}/${name}/${id}`;

/** Every role of every program, each with who holds it. */
export function rolesPage(programs: readonly ProgramRoles[], fallback: Words, language: string): Html {
  const [first] = programs;
  const words = first?.words ?? fallback;
  const body = html`<h1>${words.say("page/roles")}</h1>
${programs.length === 0 ? html`<p>${words.say("page/no-roles")}</p>` : programs.map((one) => programPart(one, programs.length > 1))}`;
  return frame({ language: first?.language ?? language, title: words.say("page/roles"), body });
}

function programPart(program: ProgramRoles, named: boolean): Html {
  const { words, roles, owner, name } = program;
  return html`<section lang="${program.language}">
${named ? html`<h2>${owner}/${name}</h2>` : ""}
<ul class="cards">${roles.map(
    ({ role, posts }) => html`<li>
<h3><a href="${addressOf(program, role)}">${role.title}</a></h3>
<p>${role.purpose}</p>
<p class="facts">${summary(posts, words)}</p>
</li>`,
  )}</ul>
</section>`;
}

function summary(posts: readonly PostPage[], words: Words): string {
  const holders = posts.flatMap((post) => post.holders).length;
  const free = posts.reduce((sum, { vacancies }) => sum + vacancies, 0);
  return `${words.say("page/held", { count: holders })} · ${words.say("page/free", { count: free })}`;
}

/** One role. */
export function rolePageOf(program: ProgramRoles, { role, posts }: Shown): Html {
  const { words, language, owner, name } = program;
  const body = html`<p class="crumbs"><a href="/roles">${words.say("page/roles")}</a> · ${owner}/${name}</p>
<h1>${role.title}</h1>
<p>${role.purpose}</p>
${role.areas.length > 0 ? html`<p>${words.say("page/areas", { options: { is: "list", items: role.areas } })}</p>` : ""}
${
  role.responsibilities.length > 0
    ? html`<h2>${words.say("page/responsibilities")}</h2>
<ul>${role.responsibilities.map(({ title }) => html`<li>${title}</li>`)}</ul>`
    : ""
}
<h2>${words.say("page/holders")}</h2>
${posts.map((post) => postPart(post, program))}
<h2>${words.say("page/conditions")}</h2>
<ul>${conditions(role, program).map((one) => html`<li>${one}</li>`)}</ul>
<h2>${words.say("page/end")}</h2>
<ul>${towardsTheEnd(role, program).map((one) => html`<li>${one}</li>`)}</ul>`;
  return frame({ language, title: role.title, body });
}

function postPart({ community, holders, past, vacancies, opening }: PostPage, program: ProgramRoles): Html {
  const { words, communities } = program;
  return html`<section class="post">
${community === null ? "" : html`<h3>${communities.get(community) ?? community}</h3>`}
${holders.length === 0 ? html`<p>${words.say("page/nobody")}</p>` : html`<ul class="people">${holders.map((one) => html`<li>${holderPart(one, words)}</li>`)}</ul>`}
${vacancies === 0 ? "" : html`<p class="free">${words.say("page/free", { count: vacancies })}</p>`}
${opening === null ? "" : html`<p><a href="${opening.url}">${words.say("page/apply", { day: dayOf(opening.until) })}</a></p>`}
${past.length === 0 ? "" : pastPart(past, words)}
</section>`;
}

const pastPart = (past: PostPage["past"], words: Words): Html => html`<p class="facts">${words.say("page/past")}</p>
<ul class="past">${past.map(
  ({ login, from, until }) =>
    html`<li>@${login} <span class="until">${words.say("page/from-until", { day: dayOf(from), date: dayOf(until) })}</span></li>`,
)}</ul>`;

const dayOf = (day: Day) => ({ is: "day", day }) as const;

function holderPart({ login, until, away, handedOn }: Holder, words: Words): Html {
  const leave =
    away === null
      ? ""
      : away.substitute === null
        ? words.say("page/away", { day: dayOf(away.until) })
        : words.say("page/away-substitute", { day: dayOf(away.until), login: away.substitute });
  const given = handedOn.map(({ title, to, until: end }) =>
    end === null
      ? words.say("page/handed-on", { title, login: to })
      : words.say("page/handed-on-until", { title, login: to, day: dayOf(end) }),
  );
  return html`<b>@${login}</b> <span class="until">${words.say("page/until", { day: dayOf(until) })}</span>
${[...(leave === "" ? [] : [leave]), ...given].map((line) => html`<br><span class="more">${line}</span>`)}`;
}

function conditions(role: Role, { words, training, deciders }: ProgramRoles): readonly string[] {
  const courses = role.training.map((id) => courseTitle(id, training));
  const { people, communities } = role.endorsements;
  const groups = role.decides === null ? deciders : [role.decides];
  return [
    words.say("page/term", { value: lengthText(role.term, words) }),
    ...(role.consecutive === null ? [] : [words.say("page/in-a-row", { count: role.consecutive })]),
    ...(courses.length === 0 ? [] : [words.say("page/training", { options: { is: "list", items: courses } })]),
    ...(people === 0 ? [] : [words.say("page/endorsements", { count: people })]),
    ...(communities < 2 ? [] : [words.say("page/endorsement-places", { count: communities })]),
    ...(groups.length === 0 ? [] : [words.say("page/decides", { groups: { is: "list", items: groups } })]),
  ];
}

/** Who is heard and told before a term ends, and how long it goes on where nobody decides. */
function towardsTheEnd({ notice, feedback }: Role, { words, reviewed }: ProgramRoles): readonly string[] {
  const { review, remind, grace, checkIn } = notice;
  const heard = feedback === null ? words.say("page/heard") : words.say("page/heard-group", { group: feedback });
  const before = [words.say("page/review", { count: review }), heard, words.say("page/reminded", { count: remind })];
  return [
    ...(reviewed ? before : []),
    grace === 0 ? words.say("page/ends") : words.say("page/grace", { count: grace }),
    ...(checkIn === null ? [] : [words.say("page/check-in", { count: checkIn })]),
  ];
}

function lengthText(length: Length, words: Words): string {
  if ("days" in length) return words.say("page/days", { count: length.days });
  const { months } = length;
  return months % 12 === 0
    ? words.say("page/years", { count: months / 12 })
    : words.say("page/months", { count: months });
}

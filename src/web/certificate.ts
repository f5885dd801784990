// A certificate for whoever held a role: one picture, the same for all, and the page that says that it is true.

import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Served } from "../core/roles/thanks.ts";
import type { Words } from "../core/text/words.ts";
import { frame } from "./frame.ts";

export interface Certificate {
  readonly served: Served;
  /** As people know them. */
  readonly title: string;
  readonly community: string | null;
  /** OWNER/NAME of the program. */
  readonly program: string;
  readonly language: string;
  readonly words: Words;
  /** The address of its page, without what stands before the path. */
  readonly path: string;
}

const dated = ({ served: { from, until } }: Certificate) =>
  ({ date: { is: "day", day: from }, day: { is: "day", day: until } }) as const;

/** A name may be another account's, too: the login stands beside it. */
const whose = ({ served: { login, name } }: Certificate) =>
  name === undefined ? `@${login}` : `${[...name].slice(0, 60).join("")} (@${login})`;

/** Characters on a line of the picture. */
const width = 46;

/** Units between the frame's two sides, with some air. */
const room = 1_080;

/** How wide a sign is at most in usual fonts, in parts of their size. Nobody can measure where there is no font. */
const wide = (sign: string): number => {
  if (/[MWmw@%]|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Hangul}|\p{ExtPict}/u.test(sign)) return 1.06;
  return /\p{Lu}/u.test(sign) ? 0.8 : 0.55;
};

/** The size in which a line stays inside the frame; the wished one wherever that is possible. */
function fitting(size: number, ...said: readonly string[]): number {
  const widest = Math.max(1, ...said.map((line) => [...line].reduce((sum, sign) => sum + wide(sign), 0)));
  return Math.min(size, Math.floor((room / widest) * 10) / 10);
}

/** `verify` is the address at which everybody can see whether it is true. */
export function certificateSvg(certificate: Certificate, verify: string): string {
  const { title, community, program, language, words } = certificate;
  const role = community === null ? title : words.say("certificate/in", { title, community });
  const days = words.say("certificate/days", dated(certificate));
  const titleLines = lines(role, width).slice(0, 3);
  const below = 330 + titleLines.length * 44;
  const text = (y: number, size: number, said: string, more = "") =>
    html`<text x="600" y="${y}" font-size="${fitting(size, said)}" text-anchor="middle" ${raw(more)}>${said}</text>`;
  const soft = 'fill="#57606a"';
  const titleSize = fitting(36, ...titleLines);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 700" width="1200" height="700" role="img" aria-labelledby="t" xml:lang="${language}" font-family="Georgia, 'Times New Roman', serif" fill="#1f2328">
<title id="t">${sentenceOf(certificate)}</title>
<rect width="1200" height="700" fill="#ffffff"/>
<rect x="24" y="24" width="1152" height="652" fill="none" stroke="#0a57c2" stroke-width="4"/>
<rect x="36" y="36" width="1128" height="628" fill="none" stroke="#d0d7de" stroke-width="2"/>
${text(120, 30, words.say("certificate/heading"), 'fill="#0a57c2" letter-spacing="3"')}
${text(215, 60, whose(certificate), 'font-weight="bold"')}
${text(280, 26, words.say("certificate/was"), soft)}
${titleLines.map((line, at) => text(340 + at * 44, titleSize, line))}
${text(below + 30, 28, days)}
${text(below + 90, 26, words.say("certificate/thanks"))}
${text(600, 22, program, soft)}
${text(636, 18, words.say("certificate/verify", { link: verify }), soft)}
</svg>`.toString();
}

/** Words on lines of so many characters; a word that is longer is cut. */
function lines(text: string, most: number): readonly string[] {
  const found: string[] = [];
  for (const word of text.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${most}}`, "gu")) ?? [])) {
    const last = found.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}

function sentenceOf(certificate: Certificate): string {
  const { title, community, words } = certificate;
  const role = community === null ? title : words.say("certificate/in", { title, community });
  return words.say("certificate/sentence", { login: whose(certificate), title: role, ...dated(certificate) });
}

/** What somebody reads who follows the address on a certificate. */
export function certificatePage(certificate: Certificate): HtmlEscapedString | Promise<HtmlEscapedString> {
  const { words, language, path, program } = certificate;
  const sentence = sentenceOf(certificate);
  const title = words.say("certificate/heading");
  const body = html`<p class="crumbs"><a href="/roles">${words.say("page/roles")}</a> · ${program}</p>
<h1>${title}</h1>
<p>${sentence}</p>
<p>${words.say("certificate/true")}</p>
<p><a href="${path}.svg"><img src="${path}.svg" alt="${sentence}" width="1200" height="700"></a></p>`;
  return frame({ language, title, body });
}

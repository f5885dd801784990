// @names and #numbers in a text become links where there is somebody, or something, of that name.
import type { MarkdownIt, Token } from "markdown-it";
import { issuePage } from "../shapes/issues.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Repository, World } from "../state.ts";
import { escaped } from "./html.ts";
import { peopleOf } from "./visit.ts";

/** Where a name or number in a repository's texts leads; undefined where it names nothing. */
export class Surroundings {
  readonly #repository: Repository;
  readonly #logins: ReadonlySet<string>;
  readonly #teams: ReadonlySet<string>;

  constructor(world: World, repository: Repository) {
    this.#repository = repository;
    this.#logins = new Set(peopleOf(world).map(({ login }) => login.toLowerCase()));
    this.#teams = new Set(world.teams.map(({ slug }) => `${world.organisation.login}/${slug}`.toLowerCase()));
  }

  mention(name: string): string | undefined {
    if (this.#teams.has(name.toLowerCase())) return "/#people";
    const isSomebody = this.#logins.has(name.toLowerCase());
    return isSomebody ? `/${slugOf(this.#repository)}/issues?author=${encodeURIComponent(name)}` : undefined;
  }

  issue(number: number): string | undefined {
    const found = this.#repository.issues.get(number);
    return found && !found.gone ? issuePage(found) : undefined;
  }
}

const reference = /(?<![\w`/@.&-])(?:@([a-z\d][a-z\d-]*(?:\/[\w-]+)?)|#(\d{1,9}))(?![\w/-])/gi;

export function references(markdown: MarkdownIt): void {
  markdown.core.ruler.push("references", (state) => {
    const around: unknown = state.env.surroundings;
    if (!(around instanceof Surroundings)) return;
    for (const block of state.tokens) {
      if (block.children) block.children = linked(block.children, around, state.Token);
    }
  });
}

function linked(children: readonly Token[], around: Surroundings, make: typeof Token): Token[] {
  let within = 0;
  return children.flatMap((token) => {
    if (token.type === "link_open") within += 1;
    if (token.type === "link_close") within -= 1;
    return token.type === "text" && within === 0 ? pieces(token, around, make) : [token];
  });
}

function pieces(token: Token, around: Surroundings, make: typeof Token): Token[] {
  const found: Token[] = [];
  let from = 0;
  const push = (type: "text" | "html_inline", content: string) => {
    const piece = new make(type, "", 0);
    piece.content = content;
    found.push(piece);
  };
  for (const match of token.content.matchAll(reference)) {
    const [whole, name, number] = match;
    const to = name === undefined ? around.issue(Number(number)) : around.mention(name);
    if (to === undefined) continue;
    push("text", token.content.slice(from, match.index));
    push("html_inline", `<a class="reference" href="${escaped(to)}">${escaped(whole)}</a>`);
    from = match.index + whole.length;
  }
  if (from === 0) return [token];
  push("text", token.content.slice(from));
  return found;
}

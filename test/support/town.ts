// A town to tell stories in: the real app over real HTTP on the sandbox. A story acts, lets everything settle, and looks
// at how the issue looks. Afterwards each case is looked at once more, and the story fails if that plans a change.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { explain } from "../../src/commands/explain.ts";
import { type AppKeys, appKeys, spawnSandbox } from "../../src/commands/sandbox.ts";
import { readForm } from "../../src/config/forms.ts";
import { messagesIn } from "../../src/config/messages.ts";
import { openControl, setClock } from "../../src/control.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { renderBody } from "../../src/core/form/form.ts";
import type { Layout } from "../../src/core/form/layout.ts";
import { describe as inWords } from "../../src/core/telling/plan.ts";
import { words as inTongue } from "../../src/core/text/words.ts";
import { noLimits } from "../../src/github/pace.ts";
import { look } from "../../src/reconcile.ts";
import type { Counted } from "../../src/sandbox/requests.ts";
import { type Service, startService } from "../../src/service.ts";
import { openStore } from "../../src/store/store.ts";
import { conforms, type Exchange } from "./openapi.ts";
import { reach } from "./reach.ts";
import { community, type Differences, freePort, townFolder } from "./sandbox-process.ts";
import { freshFolder } from "./store.ts";

const english = inTongue(messagesIn("en", {}), "en");

/** An issue as somebody sees it. */
export interface Look {
  readonly number: number;
  readonly open: boolean;
  readonly reason: string | null;
  readonly labels: readonly string[];
  /** The one label that says the state. */
  readonly state: string;
  readonly body: string;
  readonly comments: readonly SeenComment[];
  /** The words of the status comment. */
  readonly status: string;
  /** The words of the decisions, oldest first. */
  readonly decisions: readonly string[];
  /** Everything else that the app said. */
  readonly notices: readonly string[];
}

export interface SeenComment {
  readonly id: number;
  readonly by: string;
  readonly body: string;
  readonly eyes: number;
  readonly confused: number;
}

export type Called = Counted;

export interface Budget {
  readonly what?: string;
  readonly why?: string;
  readonly amount?: string;
  readonly start?: string;
  readonly payee?: string;
  readonly community?: string;
}

const complete: Budget = { what: "A workshop", amount: "250 EUR", start: "2026-05-09" };

export class Town {
  #url = "";
  #service: Service | undefined;
  #keys: AppKeys = appKeys();
  readonly clock = setClock("2026-03-02T09:00:00Z");
  /** Where the store lives. */
  folder = "";
  /** Lines that the app logged. */
  readonly logged: string[] = [];

  /** A town whose sandbox somebody else raised, with an app that is a process of its own. */
  static at(url: string): Town {
    const town = new Town();
    town.#url = url;
    return town;
  }

  get service(): Service {
    if (!this.#service) throw new Error("the town is not there");
    return this.#service;
  }

  get url(): string {
    return this.#url;
  }

  get keys(): AppKeys {
    return this.#keys;
  }

  /** `delay`: seconds until what failed is tried again. */
  async raise(delay: number): Promise<void> {
    const folder = await freshFolder();
    this.folder = folder;
    const store = await openStore({ folder, queue: { retry: { limit: 6, delay, longest: 1 } } });
    const control = await openControl(0, this.#keys.controlToken, () => {
      const service = this.#service;
      return (
        service && { clock: this.clock, wake: service.wake, busy: service.busy, due: () => service.store.due.next() }
      );
    });
    const port = freePort();
    const { slug, publicKey, webhookSecret: secret } = this.#keys;
    const sandbox = await spawnSandbox(freePort(), townFolder, {
      app: { id: this.#keys.appId, slug, publicKey },
      webhook: { url: `http://127.0.0.1:${port}/api/github/webhooks`, secret },
      control: { url: control.url, token: this.#keys.controlToken },
    });
    this.#url = sandbox.url;
    const log = pino({ level: "debug" }, { write: (line: string) => void this.logged.push(line) });
    this.#service = await startService({
      credentials: { appId: this.#keys.appId, privateKey: this.#keys.privateKey, baseUrl: `${sandbox.url}/api/v3` },
      webhookSecrets: [this.#keys.webhookSecret],
      signingKeys: [this.#keys.signingKey],
      store,
      port,
      host: "127.0.0.1",
      log,
      version: "test",
      clock: this.clock,
      second: 20,
      limits: noLimits,
    });
  }

  /** Everything as on the first day, with another community if one is given: what is different, or its folder. */
  async begin(differences?: Differences | string): Promise<void> {
    await this.settle().catch(() => {});
    await this.service.store.clear();
    this.logged.length = 0;
    await this.manage("POST", "/reset", { community: folderOf(differences) });
    await this.manage("POST", "/install");
    await this.settle();
  }

  /** One more look at every case: nothing may be left to do. */
  async expectAtRest(): Promise<void> {
    await this.settle();
    for (const { address } of await this.service.store.cases.list()) {
      const looked = await look(address, this.service.world).catch(() => undefined);
      expect(looked?.changes.map(inWords) ?? [], `case ${address.number} looked at once more`).toEqual([]);
      // Whoever asks why is told, whatever the case has come to.
      if (looked?.is === "case") expect(explain(looked, english)).not.toMatch(/undefined|null|NaN|\[object|\{\{/);
    }
  }

  /** Each REST exchange so far, held against GitHub's published description. */
  async expectConforming(): Promise<void> {
    const { requests } = (await this.manage("GET", "/requests?bodies=true")) as { requests: (Exchange & Called)[] };
    const wrong = requests
      .filter(({ route, by }) => route !== undefined && by !== "sandbox")
      .flatMap((one) => conforms(one));
    expect(wrong).toEqual([]);
  }

  async manage(method: string, path: string, body?: unknown): Promise<unknown> {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const answer = await reach(`${this.#url}/_sandbox${path}`, { method, ...sent });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} /_sandbox${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  async settle(): Promise<void> {
    await this.manage("POST", "/settle", { timeout: 20 });
  }

  /** Moves time on, by an ISO duration, stopping at everything that comes due. */
  async advance(duration: string): Promise<void> {
    await this.settle();
    await this.manage("POST", "/clock", { advance: duration });
    await this.settle();
  }

  async faults(faults: unknown): Promise<void> {
    await this.manage("POST", "/faults", faults);
  }

  /** What the app called GitHub with while `act` was happening and settling. Token calls are not counted. */
  async calls(act: () => Promise<unknown>): Promise<readonly Called[]> {
    await this.settle();
    const { total } = (await this.manage("GET", "/requests")) as { total: number };
    await act();
    await this.settle();
    const { requests } = (await this.manage("GET", `/requests?since=${total}`)) as { requests: Called[] };
    return requests.filter(
      ({ by, path }) => (by === "app" || by === "installation") && !path.endsWith("/access_tokens"),
    );
  }

  as(login: string): Resident {
    return new Resident(this, login);
  }

  /** How an issue looks now, to everybody. */
  async look(number: number, repository = "program"): Promise<Look> {
    const rosa = this.as("rosa");
    const issue = (await rosa.rest("GET", `/repos/open-reps/${repository}/issues/${number}`)) as RestIssue;
    const listed = (await rosa.rest(
      "GET",
      `/repos/open-reps/${repository}/issues/${number}/comments?per_page=100`,
    )) as RestComment[];
    const comments = listed.map(({ id, user, body, reactions }) => ({
      id,
      by: user?.login ?? "ghost",
      body,
      eyes: reactions?.eyes ?? 0,
      confused: reactions?.confused ?? 0,
    }));
    const ours = comments.filter(({ by }) => by === "quorate[bot]").map(({ body }) => body);
    const of = (mark: string) => ours.filter((body) => body.includes(`<!-- quorate:${mark} `)).map(words);
    const labels = issue.labels.map(({ name }) => name);
    return {
      number,
      open: issue.state === "open",
      reason: issue.state_reason ?? null,
      labels,
      state: labels
        .filter((name) => name.startsWith("state: "))
        .join(" + ")
        .replaceAll("state: ", ""),
      body: issue.body ?? "",
      comments,
      status: of("record").join("\n\nAND A SECOND ONE\n\n"),
      decisions: of("decision"),
      notices: of("notice"),
    };
  }
}

const folderOf = (differences: Differences | string | undefined): string =>
  typeof differences === "string" ? differences : differences ? community(differences) : townFolder;

const words = (body: string) => body.replace(/\n*<!-- quorate:[^\n]*-->/g, "");

interface RestIssue {
  readonly number: number;
  readonly state: string;
  readonly state_reason?: string | null;
  readonly body: string | null;
  readonly labels: readonly { readonly name: string }[];
}

interface RestComment {
  readonly id: number;
  readonly user: { readonly login: string } | null;
  readonly body: string;
  readonly reactions?: { readonly eyes: number; readonly confused: number };
}

/** Somebody of the town, with a person's verbs. */
export class Resident {
  readonly #town: Town;
  readonly #login: string;

  constructor(town: Town, login: string) {
    this.#town = town;
    this.#login = login;
  }

  async rest(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<unknown> {
    const answer = await reach(`${this.#town.url}/api/v3${path}`, {
      method,
      headers: { authorization: `bearer sandbox-${this.#login}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${this.#login}: ${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** What only GraphQL can do; anything that it cannot is an error. */
  async graphql(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const answer = await reach(`${this.#town.url}/api/graphql`, {
      method: "POST",
      headers: { authorization: `bearer sandbox-${this.#login}`, "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data: unknown; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  /** Opens an issue as the API does, with any body. */
  async opens(title: string, body: string, labels: readonly string[] = [], repository = "program"): Promise<number> {
    const issue = (await this.rest("POST", `/repos/open-reps/${repository}/issues`, {
      title,
      body,
      labels,
    })) as RestIssue;
    return issue.number;
  }

  /** Opens a budget request as its form renders it; what is not said is complete. */
  async asksForBudget(answers: Budget = {}): Promise<number> {
    return this.opens("Budget: a workshop", budgetBody({ ...complete, ...answers }));
  }

  async says(issue: number, body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const path = `/repos/open-reps/program/issues/${issue}/comments`;
    return ((await this.rest("POST", path, { body }, headers)) as RestComment).id;
  }

  async editsComment(id: number, body: string): Promise<void> {
    await this.rest("PATCH", `/repos/open-reps/program/issues/comments/${id}`, { body });
  }

  async deletesComment(id: number): Promise<void> {
    await this.rest("DELETE", `/repos/open-reps/program/issues/comments/${id}`);
  }

  async edits(
    issue: number,
    change: { title?: string; body?: string; state?: "open" | "closed"; state_reason?: string },
  ): Promise<void> {
    await this.rest("PATCH", `/repos/open-reps/program/issues/${issue}`, change);
  }

  async labels(issue: number, ...labels: string[]): Promise<void> {
    await this.rest("POST", `/repos/open-reps/program/issues/${issue}/labels`, { labels });
  }

  async unlabels(issue: number, label: string): Promise<void> {
    await this.rest("DELETE", `/repos/open-reps/program/issues/${issue}/labels/${encodeURIComponent(label)}`);
  }
}

const layouts = new Map<string, Layout>();

/** A budget form as GitHub renders it, with these answers. */
export function budgetBody(answers: Budget): string {
  const filled = Object.entries(answers).map(([id, text]): [string, Filled] => [id, filledAs(id, text)]);
  return renderBody(layout("budget.yml"), new Map(filled));
}

/** A hardware form as GitHub renders it. */
export const hardwareBody = ({ device, why }: { readonly device: string; readonly why: string }): string =>
  renderBody(
    layout("hardware.yml"),
    new Map<string, Filled>([
      ["device", { is: "options", options: [device] }],
      ["why", { is: "text", text: why }],
    ]),
  );

const filledAs = (id: string, text: string): Filled =>
  id === "community" ? { is: "options", options: [text] } : { is: "text", text };

function layout(file: string): Layout {
  const known = layouts.get(file);
  if (known) return known;
  const read = readForm(file, readFileSync(join(townFolder, "program/.github/ISSUE_TEMPLATE", file), "utf8"));
  if (!read.ok) throw new Error(`the town's form ${file} does not read`);
  layouts.set(file, read.layout);
  return read.layout;
}

/** Towns stand as long as the process that runs the tests: raising one costs more than most stories. */
const raised = new Map<number, { readonly one: Town; readonly ready: Promise<void> }>();

function townOf(delay: number): { readonly one: Town; readonly ready: Promise<void> } {
  const known = raised.get(delay);
  if (known) return known;
  const one = new Town();
  const fresh = { one, ready: one.raise(delay) };
  raised.set(delay, fresh);
  return fresh;
}

/** A town for the tests of one file: at its first day before each, at rest after each. */
export function town({ delay = 1 }: { readonly delay?: number } = {}): Town {
  const { one, ready } = townOf(delay);
  beforeAll(() => ready);
  beforeEach(() => one.begin());
  afterEach(async () => {
    await one.expectAtRest();
    await one.expectConforming();
  });
  return one;
}

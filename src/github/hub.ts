// The app's own way to GitHub, and from there to each installation's.

import type { Probot } from "probot";
import { z } from "zod";
import { Gone } from "../core/text/fault.ts";
import { type Client, client } from "./client.ts";
import type { Limits } from "./pace.ts";
import type { ClientMeter } from "./turns.ts";

export interface Hub {
  /** The app's name in its own login. */
  slug(): Promise<string>;
  /** Ids of the installations that are not suspended. */
  installations(): Promise<number[]>;
  /** The installation on a repository; undefined where there is none. */
  installationOf(owner: string, repo: string): Promise<number | undefined>;
  /** The app's own. */
  itself(): Promise<Client>;
  client(installation: number): Client;
}

const App = z.looseObject({ slug: z.string() });
const Installation = z.looseObject({ id: z.number(), suspended_at: z.string().nullish() });
const Installations = z.array(Installation);

export interface HubOptions {
  /** How long a second between writes is, in milliseconds. */
  readonly second?: number;
  readonly limits?: Limits;
  /** The part of the limits that is this process's. */
  readonly share?: () => number;
  readonly meter?: ClientMeter;
}

export function hub(probot: Probot, { second = 1_000, ...more }: HubOptions = {}): Hub {
  const clients = new Map<number, Client>();
  const app = later(async () => client(await probot.auth(), { as: "app", installation: 0, second, ...more }));
  const itself = async () => app;
  return {
    slug: async () => App.parse((await (await itself()).rest("GET /app", {})).data).slug,
    installations: async () => {
      const app = await itself();
      const ids: number[] = [];
      for (let page = 1, next = true; next; page++) {
        const answer = await app.rest("GET /app/installations", { per_page: 100, page });
        for (const { id, suspended_at } of Installations.parse(answer.data)) if (!suspended_at) ids.push(id);
        next = answer.next;
      }
      return ids;
    },
    installationOf: async (owner, repo) => {
      try {
        const { data } = await (await itself()).rest("GET /repos/{owner}/{repo}/installation", { owner, repo });
        return Installation.parse(data).id;
      } catch (fault) {
        if (fault instanceof Gone) return undefined;
        throw fault;
      }
    },
    itself,
    client: (installation) => {
      const known =
        clients.get(installation) ??
        later(async () =>
          client(await probot.auth(installation), { as: "installation", installation, second, ...more }),
        );
      clients.set(installation, known);
      return known;
    },
  };
}

/** A client that signs in when it is first used. */
function later(make: () => Promise<Client>): Client {
  let made: Promise<Client> | undefined;
  let signedIn: Client | undefined;
  const get = () => {
    made ??= make().then(
      (client) => {
        signedIn = client;
        return client;
      },
      (fault) => {
        made = undefined;
        throw fault;
      },
    );
    return made;
  };
  return {
    graphql: async (document, variables) => (await get()).graphql(document, variables),
    rest: async (route, parameters) => (await get()).rest(route, parameters),
    mayWrite: async (permission, now) => (await (await get()).mayWrite?.(permission, now)) ?? true,
    ready: () => signedIn?.ready?.(),
  };
}

/** As far as Probot itself looks at a delivery; what GitHub would not write so asks for nothing. */
const Delivered = z.looseObject({
  action: z.string().regex(/^\w*$/).optional(),
  installation: z.looseObject({ id: z.int().positive() }).nullish(),
});

/** Probot hands a delivery to the app, and is done when it is stored. What GitHub may name an event is not for us to say. */
export async function receive(probot: Probot, delivery: { id: string; name: string; payload: unknown }): Promise<void> {
  const { id, name, payload } = delivery;
  if (!Delivered.safeParse(payload).success) return;
  await probot.receive({ id, name, payload } as Parameters<Probot["receive"]>[0]);
}

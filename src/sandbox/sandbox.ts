// The parts of one running sandbox, and putting all of them back to the start.
import { appHas } from "./access.ts";
import { createTokens, type Keys, readKey } from "./auth.ts";
import { type Control, createControl } from "./control.ts";
import { createFaults, type Faults } from "./faults.ts";
import { found } from "./found.ts";
import { createRequests, type Requests } from "./requests.ts";
import type { World } from "./state.ts";
import { Deliveries } from "./webhooks/deliver.ts";
import { write } from "./webhooks/payload.ts";

export interface SandboxOptions {
  /** 0 takes any free port; it listens on 127.0.0.1 only. */
  readonly port: number;
  /** The folder with `community.yml`. */
  readonly community: string;
  /** The app, and the public half (PEM) of the key that it signs its JWT with. */
  readonly app: { readonly id: number; readonly slug: string; readonly publicKey: string };
  /** Where webhooks are delivered; without it they are only listed. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** The control port of the program, to move its clock and ask whether it is busy. */
  readonly control?: { readonly url: string; readonly token: string };
}

export interface Sandbox {
  readonly origin: string;
  readonly world: World;
  readonly keys: Keys;
  readonly faults: Faults;
  readonly deliveries: Deliveries;
  readonly requests: Requests;
  readonly control: Control;
  /** Everything as at the start, with another community if a folder is given. */
  reset(folder?: string): void;
}

export function createSandbox(options: SandboxOptions, origin: string): Sandbox {
  const faults = createFaults();
  const requests = createRequests();
  const tokens = createTokens();
  const target = options.webhook && { ...options.webhook, appId: options.app.id };
  const deliveries = new Deliveries(target, faults, () => world.ids.next("delivery"));
  let folder = options.community;
  const start = (): World =>
    found({
      folder,
      origin,
      app: options.app,
      announce: (happening) => {
        const written = write(world, happening);
        const isTold = written.needs === null || appHas(world, written.needs, "read");
        if (isTold) deliveries.send(written, world.clock.now());
      },
    });
  let world = start();
  return {
    origin,
    get world() {
      return world;
    },
    keys: { appId: options.app.id, publicKey: readKey(options.app.publicKey), tokens },
    faults,
    deliveries,
    requests,
    control: createControl(options.control),
    reset: (other) => {
      folder = other ?? folder;
      world = start();
      faults.clear();
      requests.reset();
      deliveries.reset();
    },
  };
}

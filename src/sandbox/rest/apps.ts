// The app itself: its installations, tokens and deliveries.
import { actingAs, canSee } from "../access.ts";
import { notFound, Refusal } from "../refusal.ts";
import { appShape, grantedOf, installationShape } from "../shapes/accounts.ts";
import type { Shape } from "../shapes/json.ts";
import { fullRepositoryShape, repositoryShape } from "../shapes/repositories.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import { sameLogin } from "../world.ts";
import {
  type Call,
  created,
  nothing,
  numberParam,
  ok,
  paged,
  pageOf,
  param,
  type Reply,
  repositoryIn,
  route,
} from "./route.ts";

export const appRoutes = [
  route("GET", "/app", (call) => {
    demandApp(call);
    return ok({ ...appShape(call.world, call.world.app), installations_count: 1 });
  }),
  route("GET", "/app/installations", (call) => {
    demandApp(call);
    return paged(call, [call.world], installationShape);
  }),
  route("GET", "/app/installations/{installation_id}", (call) => ok(installationShape(installationIn(call)))),
  route("POST", "/app/installations/{installation_id}/access_tokens", (call) => {
    const world = installationIn(call);
    const { token, expiresAt } = call.tokens.issue();
    const granted = { permissions: grantedOf(world.app), repository_selection: "all" };
    return created({ token, expires_at: expiresAt, ...granted });
  }),
  route("GET", "/orgs/{org}/installation", (call) => {
    demandApp(call);
    if (!sameLogin(param(call, "org"), call.world.organisation.login)) throw notFound();
    return ok(installationShape(call.world));
  }),
  route("GET", "/repos/{owner}/{repo}/installation", (call) => {
    demandApp(call);
    const [owner, name] = [param(call, "owner"), param(call, "repo")];
    const found = call.world.repositories.some((one) => sameLogin(one.owner.login, owner) && sameLogin(one.name, name));
    if (!found) throw notFound();
    return ok(installationShape(call.world));
  }),
  route("GET", "/installation/repositories", (call) => {
    if (call.viewer.is !== "installation") throw notAnInstallation();
    const seen = call.world.repositories.filter((one) => canSee(call.world, call.viewer, one));
    const { shown, headers } = pageOf(call, seen);
    const repositories = shown.map((one) => repositoryShape(call.world, one));
    return { status: 200, body: { total_count: seen.length, repository_selection: "all", repositories }, headers };
  }),
  route("GET", "/app/hook/deliveries", (call) => listDeliveries(call)),
  route("GET", "/app/hook/deliveries/{delivery_id}", (call) => {
    const delivery = deliveryIn(call);
    const payload: unknown = JSON.parse(delivery.body);
    const request = { headers: call.deliveries.headersOf(delivery), payload: isShape(payload) ? payload : null };
    return ok({
      ...deliveryShape(call, delivery),
      url: "",
      request,
      response: { headers: {}, payload: delivery.answer },
    });
  }),
  route("POST", "/app/hook/deliveries/{delivery_id}/attempts", (call) => {
    call.deliveries.redeliver(deliveryIn(call), call.world.clock.now());
    return { status: 202, body: {} };
  }),
  route("GET", "/repos/{owner}/{repo}", (call) => ok(fullRepositoryShape(call.world, repositoryIn(call), call.viewer))),
  route("DELETE", "/installation/token", (call) => {
    if (call.viewer.is !== "installation") throw notAnInstallation();
    actingAs(call.viewer);
    call.tokens.revoke();
    return nothing;
  }),
];

const notAnInstallation = () => new Refusal(403, "You must authenticate with an installation access token");
const isShape = (value: unknown): value is Shape => typeof value === "object" && value !== null;

function demandApp(call: Call): void {
  if (call.viewer.is === "app") return;
  throw new Refusal(401, "A JSON web token could not be decoded");
}

function installationIn(call: Call): Call["world"] {
  demandApp(call);
  if (numberParam(call, "installation_id") !== call.world.installationId) throw notFound();
  return call.world;
}

/** Newest first; the cursor is the id of the last one seen. */
function listDeliveries(call: Call): Reply {
  demandApp(call);
  const size = Math.min(Number(call.query.get("per_page") ?? 30) || 30, 100);
  const cursor = Number(/\d+/.exec(call.query.get("cursor") ?? "")?.[0] ?? Number.POSITIVE_INFINITY);
  const failed = call.query.get("status") === "failure";
  const fitting = call.deliveries
    .list()
    .filter((one) => one.id < cursor && !["waiting", "held", "not sent", "lost"].includes(one.status))
    .filter((one) => !failed || one.status !== "OK")
    .toReversed();
  const shown = fitting.slice(0, size);
  const url = new URL(call.url);
  url.searchParams.set("cursor", `v1_${shown.at(-1)?.id ?? 0}`);
  const headers = fitting.length > size ? { link: `<${url.href}>; rel="next"` } : {};
  return { status: 200, body: shown.map((one) => deliveryShape(call, one)), headers };
}

function deliveryIn(call: Call): Delivery {
  demandApp(call);
  const delivery = call.deliveries.list().find((one) => one.id === numberParam(call, "delivery_id"));
  if (!delivery) throw notFound();
  return delivery;
}

function deliveryShape(call: Call, delivery: Delivery): Shape {
  const { id, guid, at, redelivery, duration, status, statusCode, event, action, repositoryId } = delivery;
  return {
    id,
    guid,
    delivered_at: at,
    redelivery,
    duration,
    status: status === "OK" ? "OK" : statusCode === 0 ? "failed to connect to host" : "Invalid HTTP Response",
    status_code: statusCode,
    event,
    action,
    installation_id: call.world.installationId,
    repository_id: repositoryId,
    throttled_at: null,
  };
}

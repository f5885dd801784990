// The board of a town: its cards as people see them, and what they do to them by hand.

import { expect } from "vitest";
import type { Town } from "./town.ts";

interface Item {
  readonly id: number;
  readonly node_id: string;
  readonly archived_at: string | null;
  readonly content: { readonly number: number };
  readonly fields: readonly {
    readonly id: number;
    readonly name: string;
    readonly data_type: string;
    readonly value: unknown;
  }[];
}

const path = "/orgs/open-reps/projectsV2/1";

interface Field {
  readonly id: number;
  readonly name: string;
  readonly data_type: string;
  readonly options?: readonly { readonly id: string; readonly name: { readonly raw: string } }[];
}

const fields = async (town: Town): Promise<Field[]> =>
  (await town.as("omar").rest("GET", `${path}/fields?per_page=50`)) as Field[];

async function itemOf(town: Town, number: number): Promise<Item | undefined> {
  const ids = (await fields(town)).map(({ id }) => id).join(",");
  const listed = async (which: string) =>
    (await town.as("omar").rest("GET", `${path}/items?per_page=100&fields=${ids}${which}`)) as Item[];
  const items = [...(await listed("")), ...(await listed("&q=is:archived"))];
  return items.find(({ content }) => content.number === number);
}

/** What stands on a card, without what GitHub writes itself; undefined where the issue has none. */
export async function card(town: Town, number: number): Promise<Readonly<Record<string, unknown>> | undefined> {
  const item = await itemOf(town, number);
  if (!item) return undefined;
  const own = item.fields.filter(({ data_type }) => ["single_select", "text", "number", "date"].includes(data_type));
  const said = own.map(({ name, value }) => [name, plain(value)] as const).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(said), ...(item.archived_at === null ? {} : { archived: true }) };
}

function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { name, raw } = value as { name?: { raw: string }; raw?: string };
  return name?.raw ?? raw;
}

/** Somebody moves a card to another column, or writes in another field of it. */
export async function writes(town: Town, login: string, number: number, name: string, value: string | number | null) {
  const [item, field] = [await itemOf(town, number), (await fields(town)).find((one) => one.name === name)];
  const option = field?.options?.find((one) => one.name.raw === value)?.id;
  expect(item, `a card for #${number}`).toBeDefined();
  const change = {
    fields: [{ id: field?.id, value: field?.data_type === "single_select" ? (option ?? null) : value }],
  };
  await town.as(login).rest("PATCH", `${path}/items/${item?.id}`, change);
}

export const moves = (town: Town, login: string, number: number, to: string | null) =>
  writes(town, login, number, "Status", to);

export async function takesOff(town: Town, login: string, number: number): Promise<void> {
  await town.as(login).rest("DELETE", `${path}/items/${(await itemOf(town, number))?.id}`);
}

/** Puts a card into the archive, which is done through the other interface alone. */
export async function archives(town: Town, login: string, number: number): Promise<void> {
  const item = await itemOf(town, number);
  const read = await town.as(login).graphql('{ organization(login: "open-reps") { projectV2(number: 1) { id } } }');
  const { id } = (read as { organization: { projectV2: { id: string } } }).organization.projectV2;
  const input = `projectId: "${id}", itemId: "${item?.node_id}"`;
  await town.as(login).graphql(`mutation { archiveProjectV2Item(input: { ${input} }) { item { id } } }`);
}

/** Somebody closes the project, opens it again, or deletes it. */
export async function puts(town: Town, project: "closed" | "open" | "deleted"): Promise<void> {
  const read = await town.as("omar").graphql('{ organization(login: "open-reps") { projectV2(number: 1) { id } } }');
  const { id } = (read as { organization: { projectV2: { id: string } } }).organization.projectV2;
  const [field, more] =
    project === "deleted" ? ["deleteProjectV2", ""] : ["updateProjectV2", `, closed: ${project === "closed"}`];
  await town.as("omar").graphql(`mutation { ${field}(input: { projectId: "${id}"${more} }) { projectV2 { id } } }`);
}

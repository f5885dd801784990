// What a schema says several times, said once: kinds share most of their settings, and each of them would repeat it all.

type Part = Readonly<Record<string, unknown>>;

/** Shorter parts are easier to read where they stand. */
const shortest = 300;

const maps = new Set(["properties", "$defs"]);
const lists = new Set(["anyOf", "oneOf", "allOf"]);
const single = new Set(["items", "additionalProperties", "propertyNames", "not", "if", "then", "else"]);

/** A part that repeats stands under `$defs` by its number, and is pointed to. */
export function saidOnce(schema: Part): Part {
  const times = new Map<string, number>();
  const counted = (part: unknown): unknown => {
    const text = JSON.stringify(part);
    const before = times.get(text) ?? 0;
    times.set(text, before + 1);
    // What stands in a part that is there twice is no repetition of its own.
    return before > 0 && text.length >= shortest ? part : within(part, counted);
  };
  within(schema, counted);
  const repeated = [...times].filter(([text, count]) => count > 1 && text.length >= shortest);
  const names = new Map(repeated.map(([text], at) => [text, `shared-${at + 1}`]));
  const pointed = (part: unknown): unknown => {
    const name = names.get(JSON.stringify(part));
    return name === undefined ? within(part, pointed) : { $ref: `#/$defs/${name}` };
  };
  const shared = repeated.map(([text], at) => [`shared-${at + 1}`, within(JSON.parse(text), pointed)]);
  const { $defs, ...rest } = Object(within(schema, pointed));
  return { ...rest, $defs: { ...$defs, ...Object.fromEntries(shared) } };
}

/** The same schema with those inside it changed. Examples and defaults are no schemas, whatever they look like. */
function within(part: unknown, change: (inner: unknown) => unknown): unknown {
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).map(([key, value]): [string, unknown] => {
    if (maps.has(key))
      return [key, Object.fromEntries(Object.entries(Object(value)).map(([name, one]) => [name, change(one)]))];
    if (lists.has(key) && Array.isArray(value)) return [key, value.map(change)];
    return [key, single.has(key) ? change(value) : value];
  });
  return Object.fromEntries(entries);
}

// GitHub's limits on what people may write, in its own error shape.
import { invalid } from "../refusal.ts";

const bodyLimit = 65_536;
const titleLimit = 256;

/** Counted in characters, not UTF-16 units. */
export function checkBody(resource: "Issue" | "IssueComment", body: string): void {
  if (body.length <= bodyLimit || [...body].length <= bodyLimit) return;
  const message = `Body is too long (maximum is ${bodyLimit} characters)`;
  throw invalid({ resource, field: "data", code: "unprocessable", message });
}

export function checkTitle(title: string): void {
  if (title.trim() === "") throw invalid({ resource: "Issue", field: "title", code: "missing_field" });
  if ([...title].length <= titleLimit) return;
  const message = `Title is too long (maximum is ${titleLimit} characters)`;
  throw invalid({ resource: "Issue", field: "title", code: "custom", message });
}

export function checkLabel(label: { name?: string; color?: string; description?: string | null }): void {
  const { name, color, description } = label;
  const wrong = (field: string, message: string) => invalid({ resource: "Label", field, code: "invalid", message });
  if (name !== undefined && (name.trim() === "" || [...name].length > 50))
    throw wrong("name", "Name must have 1 to 50 characters");
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color))
    throw wrong("color", "Color must be six hexadecimal digits");
  if (description && [...description].length > 100)
    throw wrong("description", "Description is too long (maximum is 100 characters)");
}

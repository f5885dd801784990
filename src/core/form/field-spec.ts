// A field as the form and the program's configuration describe it.

export const fieldTypes = [
  "text",
  "choice",
  "choices",
  "checklist",
  "person",
  "community",
  "date",
  "money",
  "url",
  "item",
  "role",
  "people",
  "moment",
  "cadence",
  "zone",
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldSpec {
  /** Id of the form's element. */
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** The values of a choice; the form's own where it has them. */
  readonly options?: readonly string[];
  /** The currency that the form fixes for an amount. */
  readonly currency?: string;
  /** An amount that is paid to nobody, such as the price of a thing that is lent. */
  readonly payment?: false;
}

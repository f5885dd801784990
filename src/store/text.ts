// What a text column can hold.

/** Text columns cannot hold NUL. For words that a configuration chose; longer texts are kept as JSON. */
export const storable = (text: string): string => text.replaceAll("\0", "\uFFFD");

/** One JSON document as it goes to stdout. */
export const toDocument = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

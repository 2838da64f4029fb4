const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Old values of what changed: `roles` field by field, names and lists whole. New fields appear as null. */
export const previousAttributes = (before: object, after: object, depth = 0): Record<string, unknown> => {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => !same(old[key], now[key]));
  return Object.fromEntries(changed.map((key) => [key, previousValue(key, old[key], now[key], depth)]));
};

const previousValue = (key: string, old: unknown, now: unknown, depth: number): unknown => {
  const goesDeeper = (depth === 0 && key === 'roles') || depth === 1;
  if (goesDeeper && isPlain(old) && isPlain(now)) return previousAttributes(old, now, depth + 1);
  return old ?? null;
};

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what has no value, so that "absent" has one form. */
export const present = <T extends Record<string, unknown>>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;

/** A part of a list. `cursor` comes from the page before; its content is the store's own affair. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };
/** `next` is null on the last page. */
export type Page<T> = { readonly items: ReadonlyArray<T>; readonly next: string | null };

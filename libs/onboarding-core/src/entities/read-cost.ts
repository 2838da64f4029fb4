/** What a read cost Clever: requests sent, and those of them that were repeats. */
export type ReadCost = { readonly requests: number; readonly retries: number };

/** A variable is missing, unknown or malformed. `sentence` names it and never its value. */
export type BadConfiguration = { readonly _tag: 'BadConfiguration'; readonly sentence: string };

export const badConfiguration = (sentence: string): BadConfiguration => ({ _tag: 'BadConfiguration', sentence });

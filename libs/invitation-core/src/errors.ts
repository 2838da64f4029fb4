/** The database cannot be reached or did not take the write. `detail` names no person. */
export type StoreUnavailable = { readonly _tag: 'StoreUnavailable'; readonly detail: string };

/** A mail came out unfit to be sent. `flaw` says what, and quotes nothing. */
export type MailUnfit = { readonly _tag: 'MailUnfit'; readonly flaw: string };

/** The mail server cannot be reached, refuses everybody for now, or was lost before it answered. */
export type MailServerDown = { readonly _tag: 'MailServerDown'; readonly detail: string };
/** This mail is not taken now (4xx): it is tried again later. `reason`: the status, no address. */
export type MailDeferred = { readonly _tag: 'MailDeferred'; readonly reason: string };
/** This mail is never taken (5xx). `reason`: the status, no address. */
export type MailRefused = { readonly _tag: 'MailRefused'; readonly reason: string };

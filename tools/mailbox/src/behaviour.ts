/** An SMTP refusal: `450` is for now, `550` for ever. */
export type Refusal = { readonly code: number; readonly text: string };

/** How the server treats those who send, until told otherwise. What is left out is taken as a good server would. */
export type Behaviour = {
  /** Turned away at the door, all of them. */
  readonly greeting?: Refusal | undefined;
  /** Whom nothing is taken for. */
  readonly recipient?: ((address: string) => Refusal | undefined) | undefined;
  /** Once the whole mail is here: `cut` keeps it and breaks the line before the answer. */
  readonly message?: ((to: string) => 'accept' | 'cut' | Refusal) | undefined;
  /** How long an answer takes. */
  readonly delayMs?: number | undefined;
};

export const toError = ({ code, text }: Refusal): Error => Object.assign(new Error(text), { responseCode: code });

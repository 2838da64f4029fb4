/** Where a command writes and what may stop it. Tests give their own. */
export type Io = {
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
  /** Stderr when it is a terminal: a progress bar goes there, and nowhere else. */
  readonly terminal: NodeJS.WritableStream | null;
  /** The first line of stdin, for what must not stand in an argument; `undefined` when there is none. */
  readonly firstLine?: () => Promise<string | undefined>;
  /** Aborted with the name of the signal that ends the command. */
  readonly signal?: AbortSignal;
};

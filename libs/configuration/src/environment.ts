/** Variables of a process, as it was started with them. */
export type Environment = Readonly<Record<string, string | undefined>>;

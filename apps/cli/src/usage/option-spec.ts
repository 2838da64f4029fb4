/** One option of a command, as its help shows it. */
export type OptionSpec = {
  readonly flags: string;
  readonly about: string;
  readonly required?: true;
  readonly choices?: ReadonlyArray<string>;
};

/** What was typed, under commander's names. Switches are booleans. */
export type RawOptions = Readonly<Record<string, string | boolean | undefined>>;

export const textOf = (raw: RawOptions, name: string): string | undefined => {
  const value = raw[name];
  return typeof value === 'string' ? value : undefined;
};

/** For options that the command demands: there is a value. */
export const givenText = (raw: RawOptions, name: string): string => textOf(raw, name) ?? '';

/** A switch that is off unless it was given. */
export const isSet = (raw: RawOptions, name: string): boolean => raw[name] === true;

/** A switch that is on unless its `--no-` was given. */
export const isOn = (raw: RawOptions, name: string): boolean => raw[name] !== false;

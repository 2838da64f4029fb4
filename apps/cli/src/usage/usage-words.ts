import { bloomz } from '../text/plain.ts';

const quoted = (message: string, nth = 0): string => [...message.matchAll(/'([^']*)'/g)][nth]?.[1] ?? '';
const longFlag = (flags: string): string => flags.split(' ')[0] ?? flags;

const guess = (message: string): string => {
  const [, meant] = /Did you mean (?:one of )?(.+)\?/.exec(message) ?? [];
  return meant === undefined ? '' : ` (did you mean ${meant}?)`;
};

const rejectedChoice = (message: string): string => {
  const [, choices = ''] = /Allowed choices are (.+)\.$/.exec(message) ?? [];
  return `${longFlag(quoted(message))} takes ${choices.replace(/, (?=[^,]*$)/, ' or ')}, not "${quoted(message, 1)}"`;
};

/** Commander's error codes, in our words. `command` is empty as long as none is recognised. */
const WORDS: Readonly<Record<string, (message: string, command: string) => string>> = {
  'commander.unknownCommand': (message, command) =>
    `There is no command "${[command, quoted(message)].filter(Boolean).join(' ')}"${guess(message)}`,
  'commander.unknownOption': (message, command) =>
    `${command || 'bloomz'} has no option ${quoted(message)}${guess(message)}`,
  'commander.optionMissingArgument': (message) => `${longFlag(quoted(message))} needs a value`,
  'commander.missingMandatoryOptionValue': (message, command) => `${command} needs ${quoted(message)}`,
  'commander.invalidArgument': rejectedChoice,
  'commander.excessArguments': (_message, command) => `${command} takes options only, and something else was given`,
  'commander.help': (_message, command) =>
    command ? `Say what to do: name a command of ${command}` : 'Say what to do: name a command',
};

export const inOurWords = (code: string, message: string, command: string): string => {
  const words = WORDS[code]?.(message, command) ?? 'The command line is not understood';
  return `${words}; see \`${command ? bloomz(...command.split(' '), '--help') : bloomz('--help')}\`.`;
};

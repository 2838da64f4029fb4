import { E } from '@bloomz/kernel';
import { Command, CommanderError, Help, Option } from 'commander';
import { type WrongUsage, wrongUsage } from '../problems/cli-error.ts';
import { COMMANDS, type CommandSpec, GROUPS } from './command-list.ts';
import type { OptionSpec, RawOptions } from './option-spec.ts';
import { inOurWords } from './usage-words.ts';

/** What the command line asks for: a command with its options, or the help. */
export type Invocation =
  | { readonly kind: 'command'; readonly spec: CommandSpec; readonly raw: RawOptions }
  | { readonly kind: 'help'; readonly text: string };

const JSON_OPTION: OptionSpec = { flags: '--json', about: 'one JSON document on stdout, nothing else there' };

const addOption = (command: Command, { flags, about, required, choices }: OptionSpec): void => {
  const option = new Option(flags, about);
  if (choices) option.choices([...choices]);
  if (required) option.makeOptionMandatory();
  command.addOption(option);
};

const EPILOGUE = `
Exit status: 0 done, 2 wrong usage, 3 refused by a rule, 4 held, 69 Clever or database out of reach,
70 our own fault, 78 bad configuration.`;

/** Commands of two words stand in the help beside the others, under both. */
const inFull = (): Partial<Help> => {
  const usual = new Help();
  return {
    visibleCommands: (command) =>
      usual.visibleCommands(command).flatMap((each) => (each.commands.length > 0 ? each.commands : [each])),
    subcommandTerm: (command) =>
      `${command.parent?.parent ? `${command.parent.name()} ` : ''}${usual.subcommandTerm(command)}`,
  };
};

/** The command of that name, in its group if the name has two words. */
const addCommand = (program: Command, name: string): Command => {
  const [first = '', second] = name.split(' ');
  if (second === undefined) return program.command(first);
  const group = program.commands.find((command) => command.name() === first) ?? program.command(first);
  return group.description(GROUPS[first] ?? '').command(second);
};

const makeProgram = (
  onHelp: (text: string) => void,
  onCommand: (spec: CommandSpec, raw: RawOptions) => void,
): Command => {
  const program = new Command('bloomz')
    .description('Brings a Clever school into Bloomz and keeps it in step. A school is named by its Clever id.')
    .exitOverride()
    .configureHelp(inFull())
    .configureOutput({ writeOut: onHelp, writeErr: () => undefined })
    .addHelpText('after', EPILOGUE);
  addOption(program, JSON_OPTION);
  for (const spec of COMMANDS) {
    const command = addCommand(program, spec.name).description(spec.about);
    for (const option of [...spec.options, JSON_OPTION]) addOption(command, option);
    command.action((raw: RawOptions) => onCommand(spec, raw));
  }
  return program;
};

/** The command that was meant, or its group, as far as it can be told. */
const commandIn = (argv: ReadonlyArray<string>): string => {
  const [first = '', second = ''] = argv.filter((word) => !word.startsWith('-'));
  const names = [...COMMANDS.map(({ name }) => name), ...Object.keys(GROUPS)];
  return [`${first} ${second}`, first].find((name) => names.includes(name)) ?? '';
};

/** Understands a command line, or says in one sentence why not. */
export const parseCommandLine = (argv: ReadonlyArray<string>): E.Either<WrongUsage, Invocation> => {
  let invocation: Invocation = { kind: 'help', text: '' };
  const program = makeProgram(
    (text) => (invocation = { kind: 'help', text: invocation.kind === 'help' ? invocation.text + text : text }),
    (spec, raw) => (invocation = { kind: 'command', spec, raw }),
  );
  try {
    program.parse(argv, { from: 'user' });
    return E.right(invocation);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return E.right(invocation);
    return E.left(wrongUsage(inOurWords(error.code, error.message, commandIn(argv))));
  }
};

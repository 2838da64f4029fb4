import { runCli } from '@bloomz/cli';

export type Printed = { readonly exitCode: number; readonly out: string; readonly err: string };
export type CommandLine = (...argv: ReadonlyArray<string>) => Promise<Printed>;

/** The command line in this process: what it printed and its exit code. */
export const aCommandLine =
  (environment: Readonly<Record<string, string>>): CommandLine =>
  async (...argv) => {
    const [out, err]: [string[], string[]] = [[], []];
    const exitCode = await runCli(argv, environment, {
      out: (text) => Promise.resolve(void out.push(text)),
      err: (text) => Promise.resolve(void err.push(text)),
      terminal: null,
    });
    return { exitCode, out: out.join(''), err: err.join('') };
  };

/** For commands that must succeed: their output. */
export const printedBy = async (running: Promise<Printed>): Promise<string> => {
  const { exitCode, out, err } = await running;
  if (exitCode !== 0) throw new Error(`exit ${exitCode}: ${err}`);
  return out;
};

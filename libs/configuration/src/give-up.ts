/** Exit status of a process that cannot start, as the command line has it. */
const EXIT = { 'bad-configuration': 78, 'out-of-reach': 69 } as const;

/** A process that cannot start says why in one line, and what to do. */
export const giveUp = (why: keyof typeof EXIT, sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(EXIT[why]);
};

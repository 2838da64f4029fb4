/** Progress goes to stderr, so that stdout is the result and nothing else. */
export const say = (line: string): void =>
  void process.stderr.write(`${process.uptime().toFixed(1).padStart(6)} s  ${line}\n`);

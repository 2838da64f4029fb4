/** What a command ends with; part of the public surface. */
export const EXIT = {
  done: 0,
  wrongUsage: 2,
  refused: 3,
  held: 4,
  unavailable: 69,
  ourFault: 70,
  badConfiguration: 78,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

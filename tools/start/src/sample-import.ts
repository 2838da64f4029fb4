import { type Io, runCli } from '@bloomz/cli';
import type { Environment } from '@bloomz/configuration';
import type { SampleSchool } from './sample-schools.ts';
import { importing } from './words.ts';

const silent = (io: Io): Io => ({ ...io, out: () => Promise.resolve() });

/** The very command a person would type. Safe to repeat. */
export const provisionAll = async (schools: ReadonlyArray<SampleSchool>, env: Environment, io: Io): Promise<number> => {
  for (const { districtId, id, adminEmail, adminId } of schools) {
    const admin = ['--admin', adminEmail, '--admin-clever-id', adminId];
    const exitCode = await runCli(['provision', '--district', districtId, '--school', id, ...admin], env, silent(io));
    if (exitCode !== 0) return exitCode;
  }
  return 0;
};

/** Imports the first school before the person's eyes. */
export const importFirst = async (schools: ReadonlyArray<SampleSchool>, env: Environment, io: Io): Promise<number> => {
  const [first] = schools;
  if (first === undefined) return 0;
  await io.out(importing(first));
  return runCli(['import', '--school', first.id], env, io);
};

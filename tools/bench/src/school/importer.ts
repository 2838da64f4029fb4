import { compose, type Onboarding, runCli } from '@bloomz/cli';
import { DEFAULT_OPTIONS, type ImportReport, parseDistrictId, parseSchoolId } from '@bloomz/onboarding-core';
import { answerParent } from '../children/answer-parent.ts';
import { cpuMs, peakMemory } from '../children/own-usage.ts';
import { must, mustRun } from '../must.ts';
import { timed } from '../numbers.ts';
import type { CleverStart } from './clever-server.ts';

export type ImportTask = { readonly databaseUrl: string; readonly clever: CleverStart };

export type ImportOutcome = {
  readonly outcome: ImportReport['outcome'];
  /** Milliseconds; `total` from the request to the report, admission and locking included. */
  readonly ms: ImportReport['ms'] & { readonly total: number };
  readonly cost: ImportReport['cost'];
  readonly changes: Readonly<Record<'classes' | 'members' | 'memberships' | 'invitations', number>>;
  readonly peakMemory: number;
  /** Of the whole process, from its start. */
  readonly cpuMs: number;
};

const OPTIONS = {
  ...DEFAULT_OPTIONS,
  duplicateNames: 'suggested',
  sections: 'all',
  classOptions: { behaviorManagement: true, studentPortfolios: true, parentCommunication: true },
} as const;

/** The product as its command line composes it. */
const withOnboarding = async <T>(
  { databaseUrl, clever: { url, clientId, clientSecret } }: ImportTask,
  work: (onboarding: Onboarding) => Promise<T>,
): Promise<T> => {
  const clever = { apiUrl: url, authUrl: url, clientId, clientSecret, foundIn: null };
  const onboarding = await mustRun(compose({ databaseUrl, dataDir: '.' }, clever));
  try {
    return await work(onboarding);
  } finally {
    await onboarding.close();
  }
};

const importOnce = async (
  onboarding: Onboarding,
  schoolId: string,
): Promise<Omit<ImportOutcome, 'peakMemory' | 'cpuMs'>> => {
  const request = { schoolId: must(parseSchoolId(schoolId)), actor: { kind: 'operator' as const }, options: OPTIONS };
  const { ms, result } = await timed(() => mustRun(onboarding.importRoster(request)));
  const { classes, members, memberships, invitations } = result.plan.changes;
  return {
    outcome: result.outcome,
    ms: { ...result.ms, total: ms },
    cost: result.cost,
    changes: {
      classes: classes.length,
      members: members.length,
      memberships: memberships.length,
      invitations: invitations.length,
    },
  };
};

/** As an operator makes one. */
const makeApiKey = async ({ databaseUrl, clever }: ImportTask): Promise<string> => {
  let said = '';
  const out = (text: string): Promise<void> => Promise.resolve(void (said += text));
  const scopes = ['--name', 'bench', '--scopes', 'read,import', '--json'];
  const argv = ['api-key', 'create', '--district', clever.districtId, ...scopes];
  const code = await runCli(argv, { DATABASE_URL: databaseUrl }, { out, err: out, terminal: null });
  if (code !== 0) throw new Error(said);
  return (JSON.parse(said) as { readonly text: string }).text;
};

const handlers = {
  makeApiKey,
  provision: (task: ImportTask): Promise<void> =>
    withOnboarding(task, async ({ provisionSchool }) => {
      const { districtId, schoolId } = task.clever;
      const school = { districtId: must(parseDistrictId(districtId)), schoolId: must(parseSchoolId(schoolId)) };
      await mustRun(provisionSchool(school, { email: 'principal@example.org', userId: null }));
    }),
  importSchool: async (task: ImportTask): Promise<ImportOutcome> => {
    const report = await withOnboarding(task, (onboarding) => importOnce(onboarding, task.clever.schoolId));
    return { ...report, peakMemory: peakMemory(), cpuMs: cpuMs() };
  },
};

export type Importer = typeof handlers;
answerParent(handlers);

import 'reflect-metadata'; // first in what inversify needs, and not in main.ts: help and usage errors do without
import { accessModule, CreateApiKey, ListApiKeys, RevokeApiKey, SetPassword } from '@bloomz/access-core';
import { type Database, openDatabase, persistenceModule, SYSTEM_SCOPE } from '@bloomz/bloomz-persistence';
import type { CleverSettings, Config } from '@bloomz/configuration';
import { invitationsModule, PauseMail, ResumeMail, ShowMailStatus } from '@bloomz/invitation-core';
import { get, pipe, provideValue, TE, type Token } from '@bloomz/kernel';
import {
  ApproveImport,
  Clock,
  ExportSchool,
  ImportRoster,
  NewRunId,
  onboardingModule,
  PlanImport,
  ProvisionSchool,
  RejectImport,
  RenameClass,
  ResyncSchool,
  ReviewRoster,
  SchoolDirectory,
  SchoolStatus,
  type StoreUnavailable,
  VerifyCleverSetup,
} from '@bloomz/onboarding-core';
import { secretsModule } from '@bloomz/secrets';
import { Container, ContainerModule } from 'inversify';

const USE_CASES = {
  provisionSchool: ProvisionSchool,
  verifyCleverSetup: VerifyCleverSetup,
  reviewRoster: ReviewRoster,
  planImport: PlanImport,
  importRoster: ImportRoster,
  approveImport: ApproveImport,
  rejectImport: RejectImport,
  renameClass: RenameClass,
  resyncSchool: ResyncSchool,
  schoolStatus: SchoolStatus,
  exportSchool: ExportSchool,
  schools: SchoolDirectory,
  createApiKey: CreateApiKey,
  revokeApiKey: RevokeApiKey,
  listApiKeys: ListApiKeys,
  setPassword: SetPassword,
  pauseMail: PauseMail,
  resumeMail: ResumeMail,
  showMailStatus: ShowMailStatus,
} as const;

type Behind<What> = What extends Token<infer T> ? T : never;
type UseCases = { readonly [Name in keyof typeof USE_CASES]: Behind<(typeof USE_CASES)[Name]> };

/** Everything a command can ask of the cores, wired. `close` ends it all. */
export type Onboarding = UseCases & { readonly close: () => Promise<void> };

const machineModule = new ContainerModule(({ bind }) => {
  provideValue(bind, Clock, () => new Date());
  provideValue(bind, NewRunId, () => crypto.randomUUID());
});

/** Loaded only for commands that ask Clever. */
const cleverModules = async (clever: CleverSettings | null): Promise<ContainerModule[]> => {
  if (clever === null) return [];
  const { cleverModule } = await import('@bloomz/clever-adapter');
  const { apiUrl, authUrl, clientId, clientSecret } = clever;
  return [cleverModule({ apiUrl, authUrl, clientId, clientSecret })];
};

/** A use case is built when it is first asked for, so that a command needs only what it uses. */
const toOnboarding = (container: Container, close: Onboarding['close']): Onboarding => {
  const getters = Object.entries(USE_CASES).map(([name, what]): [string, PropertyDescriptor] => [
    name,
    { get: () => get<unknown>(container, what) },
  ]);
  return Object.defineProperties({ close }, Object.fromEntries(getters)) as Onboarding;
};

const wire = async (database: Database, clever: CleverSettings | null): Promise<Onboarding> => {
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(
    onboardingModule,
    accessModule,
    invitationsModule,
    secretsModule,
    persistenceModule(database),
    machineModule,
  );
  container.load(...(await cleverModules(clever)));
  return toOnboarding(container, () => database.close());
};

/** The composition root: the only place that sees everything. */
export const compose = (
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  clever: CleverSettings | null,
): TE.TaskEither<StoreUnavailable, Onboarding> =>
  pipe(
    openDatabase({ url: databaseUrl, dataDir, scope: SYSTEM_SCOPE }),
    TE.flatMapTask((database) => () => wire(database, clever)),
  );

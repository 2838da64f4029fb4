import 'reflect-metadata'; // first in what inversify needs, and not in main.ts: help and usage errors do without
import { type Database, openDatabase, persistenceModule } from '@bloomz/bloomz-persistence';
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
import { Container, ContainerModule } from 'inversify';
import type { CleverSettings, Config } from './config/config.ts';

/** Everything a command can ask of the core, wired. `close` ends it all. */
export type Onboarding = {
  readonly provisionSchool: ProvisionSchool;
  readonly verifyCleverSetup: VerifyCleverSetup;
  readonly reviewRoster: ReviewRoster;
  readonly planImport: PlanImport;
  readonly importRoster: ImportRoster;
  readonly approveImport: ApproveImport;
  readonly rejectImport: RejectImport;
  readonly renameClass: RenameClass;
  readonly resyncSchool: ResyncSchool;
  readonly schoolStatus: SchoolStatus;
  readonly exportSchool: ExportSchool;
  readonly findSchool: SchoolDirectory['find'];
  readonly listSchools: SchoolDirectory['list'];
  readonly close: () => Promise<void>;
};

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

/** A use case is built when it is first called, so that a command needs only what it uses. */
const toOnboarding = (container: Container, close: Onboarding['close']): Onboarding => {
  const lazily =
    <Args extends unknown[], Result>(what: Token<(...args: Args) => Result>) =>
    (...args: Args): Result =>
      get(container, what)(...args);
  return {
    provisionSchool: lazily(ProvisionSchool),
    verifyCleverSetup: lazily(VerifyCleverSetup),
    reviewRoster: lazily(ReviewRoster),
    planImport: lazily(PlanImport),
    importRoster: lazily(ImportRoster),
    approveImport: lazily(ApproveImport),
    rejectImport: lazily(RejectImport),
    renameClass: lazily(RenameClass),
    resyncSchool: lazily(ResyncSchool),
    schoolStatus: lazily(SchoolStatus),
    exportSchool: lazily(ExportSchool),
    findSchool: (schoolId) => get(container, SchoolDirectory).find(schoolId),
    listSchools: (districtId) => get(container, SchoolDirectory).list(districtId),
    close,
  };
};

const wire = async (database: Database, clever: CleverSettings | null): Promise<Onboarding> => {
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(onboardingModule, persistenceModule(database), machineModule, ...(await cleverModules(clever)));
  return toOnboarding(container, () => database.close());
};

/** The composition root: the only place that sees everything. */
export const compose = (
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  clever: CleverSettings | null,
): TE.TaskEither<StoreUnavailable, Onboarding> =>
  pipe(
    openDatabase({ url: databaseUrl, dataDir }),
    TE.flatMapTask((database) => () => wire(database, clever)),
  );

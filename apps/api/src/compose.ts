import 'reflect-metadata';
import {
  accessModule,
  BeginCleverSignIn,
  FinishCleverSignIn,
  LinkClever,
  LinkWhileSignedIn,
  OpenSession,
  ResolveApiKey,
  ResolveSession,
  SignInWithPassword,
  SignOut,
  SweepAccess,
} from '@bloomz/access-core';
import {
  AcceptFamilyCode,
  AcceptInvitation,
  FindInvitation,
  InvitationFunnel,
  invitationsModule,
  IssueFamilyCodes,
  JoinByClever,
  joiningModule,
  LetterPress,
  LettersOf,
  ListFamilyCodes,
  ListInvitations,
  ListProblems,
  LookUpJoin,
  MyPlaces,
  PauseMail,
  RecordMailEvent,
  ReissueFamilyCode,
  ResendInvitations,
  ResumeMail,
  RevokeFamilyCode,
  RevokeFamilyJoin,
  RevokeInvitation,
  StopMail,
} from '@bloomz/invitation-core';
import { get, provideValue, type Token } from '@bloomz/kernel';
import {
  AppointMember,
  CancelImport,
  Clock,
  DisconnectDistrict,
  DistrictDirectory,
  DistrictStatus,
  EditClass,
  NewRunId,
  onboardingModule,
  PlanShelf,
  PreviewImport,
  ReconnectDistrict,
  RejectImport,
  RequestApproval,
  ReviewRoster,
  RunEvents,
  RunLog,
  SchoolDirectory,
  SchoolLists,
  SchoolStatus,
  StartImport,
  VerifyCleverSetup,
} from '@bloomz/onboarding-core';
import { Container, ContainerModule } from 'inversify';

const SERVICES = {
  acceptFamilyCode: AcceptFamilyCode,
  acceptInvitation: AcceptInvitation,
  appointMember: AppointMember,
  beginCleverSignIn: BeginCleverSignIn,
  cancelImport: CancelImport,
  clock: Clock,
  disconnectDistrict: DisconnectDistrict,
  districts: DistrictDirectory,
  districtStatus: DistrictStatus,
  editClass: EditClass,
  findInvitation: FindInvitation,
  finishCleverSignIn: FinishCleverSignIn,
  invitationFunnel: InvitationFunnel,
  issueFamilyCodes: IssueFamilyCodes,
  joinByClever: JoinByClever,
  letterPress: LetterPress,
  lettersOf: LettersOf,
  linkClever: LinkClever,
  linkWhileSignedIn: LinkWhileSignedIn,
  listFamilyCodes: ListFamilyCodes,
  listInvitations: ListInvitations,
  listProblems: ListProblems,
  lists: SchoolLists,
  lookUpJoin: LookUpJoin,
  myPlaces: MyPlaces,
  openSession: OpenSession,
  pauseMail: PauseMail,
  plans: PlanShelf,
  previewImport: PreviewImport,
  reconnectDistrict: ReconnectDistrict,
  recordMailEvent: RecordMailEvent,
  reissueFamilyCode: ReissueFamilyCode,
  rejectImport: RejectImport,
  requestApproval: RequestApproval,
  resendInvitations: ResendInvitations,
  resolveApiKey: ResolveApiKey,
  resolveSession: ResolveSession,
  resumeMail: ResumeMail,
  reviewRoster: ReviewRoster,
  revokeFamilyCode: RevokeFamilyCode,
  revokeFamilyJoin: RevokeFamilyJoin,
  revokeInvitation: RevokeInvitation,
  runEvents: RunEvents,
  runs: RunLog,
  schools: SchoolDirectory,
  schoolStatus: SchoolStatus,
  signInWithPassword: SignInWithPassword,
  signOut: SignOut,
  startImport: StartImport,
  stopMail: StopMail,
  sweepAccess: SweepAccess,
  verifyCleverSetup: VerifyCleverSetup,
} as const;

type Behind<What> = What extends Token<infer T> ? T : never;
/** Everything the routes can ask of the cores, wired. */
export type Services = { readonly [Name in keyof typeof SERVICES]: Behind<(typeof SERVICES)[Name]> };

const machineModule = new ContainerModule(({ bind }) => {
  provideValue(bind, Clock, () => new Date());
  provideValue(bind, NewRunId, () => crypto.randomUUID());
});

/** The composition root; adapters are given. */
export const composeServices = (...adapters: ReadonlyArray<ContainerModule>): Services => {
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(onboardingModule, accessModule, joiningModule, invitationsModule, machineModule, ...adapters);
  const entries = Object.entries(SERVICES).map(([name, what]) => [name, get<unknown>(container, what)]);
  return Object.fromEntries(entries) as Services;
};

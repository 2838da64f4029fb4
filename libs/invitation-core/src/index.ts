export type { Letter, PaperSize } from './entities/letter.ts';
export { type Locale, LOCALES } from './entities/locale.ts';
export type { MailContent, MailOrder, ReadyMail, Secrets } from './entities/mail.ts';
export type { SchoolPlace } from './entities/place.ts';
export type * from './errors.ts';
export { CodeVault } from './ports/code-vault.ts';
export { LetterPress } from './ports/letter-press.ts';
export { MailComposer } from './ports/mail-composer.ts';
export { MailTransport } from './ports/mail-transport.ts';

// joining and Family Codes
export type { Actor } from './entities/actor.ts';
export { CODE_LENGTH, isLinkToken, parseCode, showCode, toCode } from './entities/code.ts';
export { type FamilyCodeState, type ListedFamilyCode, MOST_ADULTS, type NamedPerson } from './entities/family-code.ts';
export type { Child, Guardian, Household, WantedChildren } from './entities/household.ts';
export type { InvitationState } from './entities/invitation-state.ts';
export type { ChildOfMine, ClassOfMine, JoinedPlace } from './entities/join-place.ts';
export type {
  Adult,
  Applicant,
  Joined,
  JoiningAccount,
  KnownAccount,
  NewAccount,
  Opening,
  Purpose,
  SecretDigest,
  Shown,
} from './entities/join.ts';
export type { Page, PageRequest } from './entities/page.ts';
export { joiningModule } from './joining.module.ts';
export { Clock } from './ports/clock.ts';
export {
  type FamilyCodeRef,
  FamilyCodeStore,
  type FamilyCodeWrite,
  type KeptSecrets,
  type NewFamilyCode,
  type SealedLetter,
} from './ports/family-code-store.ts';
export { JoinPage } from './ports/join-page.ts';
export { type CleverArrival, type Expired, type FoundOpening, type Joining, JoinStore } from './ports/join-store.ts';
export { JoinedPlaces } from './ports/joined-places.ts';
export { AcceptFamilyCode, AcceptInvitation, type JoinRequest, type NotJoined } from './use-cases/accept-join.ts';
export {
  type FamilyCodeRequest,
  ReissueFamilyCode,
  RevokeFamilyCode,
  RevokeFamilyJoin,
} from './use-cases/change-family-code.ts';
export { ExpireSecrets } from './use-cases/expire-secrets.ts';
export {
  type GuessAllowance,
  type GuessGuard,
  type GuessGuardOptions,
  makeGuessGuard,
} from './use-cases/guess-guard.ts';
export { type Issued, IssueFamilyCodes, type IssueRequest } from './use-cases/issue-family-codes.ts';
export { JoinByClever } from './use-cases/join-by-clever.ts';
export { LettersOf } from './use-cases/letters-of.ts';
export { ListFamilyCodes } from './use-cases/list-family-codes.ts';
export { LookUpJoin } from './use-cases/look-up-join.ts';
export { MyPlaces } from './use-cases/my-places.ts';

// mail: the queue, sending, what comes of it
export { COMPLAINT, isMailable, NO_ADDRESS } from './entities/bounce-reason.ts';
export type { ClassFunnel, Funnel, FunnelCounts, FunnelRow, SchoolMail } from './entities/funnel.ts';
export type { HeldInvitation, ListedInvitation } from './entities/held-invitation.ts';
export type { MailName } from './entities/mail-order.ts';
export { type MailProblem, type ProblemKind, toProblemTable, type Unreached } from './entities/mail-problem.ts';
export { afterHanding, resumed, roomIn, type SchoolPause, type Wave, waveAt } from './entities/mail-wave.ts';
export {
  type ClaimedMail,
  invitationEnd,
  MAIL_RULES,
  type MailFacts,
  type MailStatus,
  type ServerState,
  type ServerTrouble,
  type Settlement,
  type Turn,
} from './entities/mailing.ts';
export type { Resent, ResendVerdict } from './entities/resend.ts';
export { invitationsModule, mailingModule } from './mailing.module.ts';
export { Chance } from './ports/chance.ts';
export {
  type DeskWrite,
  type FoundInvitation,
  InvitationDesk,
  type InvitationQuery,
  type ResendWish,
  type Undelivered,
} from './ports/invitation-desk.ts';
export { MailClock } from './ports/mail-clock.ts';
export { type Claim, type ClaimRequest, MailQueue } from './ports/mail-queue.ts';
export { MailPlace, MailRules } from './ports/mail-settings.ts';
export { type MailScope, MailSwitch } from './ports/mail-switch.ts';
export { FindInvitation } from './use-cases/find-invitation.ts';
export { InvitationFunnel } from './use-cases/invitation-funnel.ts';
export { ListInvitations } from './use-cases/list-invitations.ts';
export { ListProblems } from './use-cases/list-problems.ts';
export { type MailEvent, type MailEventNoted, RecordMailEvent } from './use-cases/record-mail-event.ts';
export { ResendInvitations, type ResendRequest } from './use-cases/resend-invitations.ts';
export { RevokeInvitation } from './use-cases/revoke-invitation.ts';
export { type MailerOptions, RunMailer } from './use-cases/run-mailer.ts';
export type { BatchReport } from './use-cases/send-batch.ts';
export { ShowMailStatus } from './use-cases/show-mail-status.ts';
export { StopMail } from './use-cases/stop-mail.ts';
export { PauseMail, ResumeMail } from './use-cases/switch-mail.ts';

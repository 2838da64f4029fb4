import { provide } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { Chance } from './ports/chance.ts';
import { Clock } from './ports/clock.ts';
import { CodeVault } from './ports/code-vault.ts';
import { InvitationDesk } from './ports/invitation-desk.ts';
import { MailClock } from './ports/mail-clock.ts';
import { MailComposer } from './ports/mail-composer.ts';
import { MailQueue } from './ports/mail-queue.ts';
import { MailPlace, MailRules } from './ports/mail-settings.ts';
import { MailSwitch } from './ports/mail-switch.ts';
import { MailTransport } from './ports/mail-transport.ts';
import { FindInvitation, makeFindInvitation } from './use-cases/find-invitation.ts';
import { InvitationFunnel, makeInvitationFunnel } from './use-cases/invitation-funnel.ts';
import { ListInvitations, makeListInvitations } from './use-cases/list-invitations.ts';
import { ListProblems, makeListProblems } from './use-cases/list-problems.ts';
import { makeRecordMailEvent, RecordMailEvent } from './use-cases/record-mail-event.ts';
import { makeRecordMail, RecordMail } from './use-cases/record-mail.ts';
import { makeResendInvitations, ResendInvitations } from './use-cases/resend-invitations.ts';
import { makeRevokeInvitation, RevokeInvitation } from './use-cases/revoke-invitation.ts';
import { makeRunMailer, RunMailer } from './use-cases/run-mailer.ts';
import { makeSendBatch, SendBatch } from './use-cases/send-batch.ts';
import { makeSendMail, SendMail } from './use-cases/send-mail.ts';
import { makeShowMailStatus, ShowMailStatus } from './use-cases/show-mail-status.ts';
import { makeStopMail, StopMail } from './use-cases/stop-mail.ts';
import { makePauseMail, makeResumeMail, PauseMail, ResumeMail } from './use-cases/switch-mail.ts';
import { makeTakeMail, TakeMail } from './use-cases/take-mail.ts';
import { makeWriteMail, WriteMail } from './use-cases/write-mail.ts';

/**
 * Needs: InvitationDesk, MailSwitch, MailQueue, CodeVault, MailRules, Clock.
 * Gives: what is done with invitations that were sent.
 */
export const invitationsModule = new ContainerModule(({ bind }) => {
  provide(bind, ListInvitations, makeListInvitations, [InvitationDesk, Clock]);
  provide(bind, FindInvitation, makeFindInvitation, [InvitationDesk, Clock]);
  provide(bind, ResendInvitations, makeResendInvitations, [InvitationDesk, Clock]);
  provide(bind, RevokeInvitation, makeRevokeInvitation, [InvitationDesk, Clock]);
  provide(bind, InvitationFunnel, makeInvitationFunnel, [InvitationDesk]);
  provide(bind, ListProblems, makeListProblems, [InvitationDesk]);
  provide(bind, RecordMailEvent, makeRecordMailEvent, [InvitationDesk, CodeVault, Clock, MailRules]);
  provide(bind, StopMail, makeStopMail, [InvitationDesk, CodeVault, Clock, MailRules]);
  provide(bind, PauseMail, makePauseMail, [MailSwitch, Clock]);
  provide(bind, ResumeMail, makeResumeMail, [MailSwitch, Clock]);
  provide(bind, ShowMailStatus, makeShowMailStatus, [MailQueue, Clock]);
});

/**
 * Needs: MailQueue, MailComposer, MailTransport, CodeVault, MailRules, MailPlace, Clock, MailClock, Chance.
 * Gives: RunMailer, and the steps that it takes.
 */
export const mailingModule = new ContainerModule(({ bind }) => {
  provide(bind, WriteMail, makeWriteMail, [MailComposer, CodeVault, MailPlace]);
  provide(bind, TakeMail, makeTakeMail, [MailQueue, CodeVault, Clock, MailRules]);
  provide(bind, SendMail, makeSendMail, [WriteMail, MailTransport, MailClock, Chance]);
  provide(bind, RecordMail, makeRecordMail, [MailQueue, MailClock, Chance, MailRules]);
  provide(bind, SendBatch, makeSendBatch, [TakeMail, SendMail, RecordMail, MailRules]);
  provide(bind, RunMailer, makeRunMailer, [SendBatch, MailClock]);
});

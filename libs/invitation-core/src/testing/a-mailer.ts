import { type E, T, TE } from '@bloomz/kernel';
import type { ReadyMail } from '../entities/mail.ts';
import { MAIL_RULES, type MailRules } from '../entities/mailing.ts';
import type { MailDeferred, MailRefused, MailServerDown, MailUnfit } from '../errors.ts';
import type { MailClock } from '../ports/mail-clock.ts';
import type { MailComposer } from '../ports/mail-composer.ts';
import type { MailQueue } from '../ports/mail-queue.ts';
import type { MailTransport } from '../ports/mail-transport.ts';
import type { MailPlace } from '../ports/mail-settings.ts';
import { makeRecordMail } from '../use-cases/record-mail.ts';
import { makeRunMailer, type RunMailer } from '../use-cases/run-mailer.ts';
import { makeSendBatch, type SendBatch } from '../use-cases/send-batch.ts';
import { makeSendMail } from '../use-cases/send-mail.ts';
import { makeTakeMail } from '../use-cases/take-mail.ts';
import { makeWriteMail } from '../use-cases/write-mail.ts';
import { MAIL_NOW } from './mail-world.ts';
import { makeTestVault } from './test-vault.ts';

export type SmtpAnswer = E.Either<MailServerDown | MailDeferred | MailRefused, void>;

/** A clock that jumps to whatever is waited for. */
export type JumpingClock = MailClock & { readonly pass: (ms: number) => void };

export const makeJumpingClock = (start = MAIL_NOW): JumpingClock => {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    pass: (ms) => {
      now += ms;
    },
    until: (at, signal) =>
      T.fromIO(() => {
        if (!signal?.aborted) now = Math.max(now, at.getTime());
      }),
  };
};

/** Mails in words that a test can read. What it is given as flaw makes all of them unfit. */
export const makePlainComposer = (flawOf: () => string | null = () => null): MailComposer => ({
  compose: ({ messageId, to, school, content, unsubscribeUrl }) => {
    const flaw = flawOf();
    const text = content.kind === 'invitation' ? `${content.code} ${content.link}` : content.joinedName;
    const ready: ReadyMail = {
      ...{
        messageId,
        from: 'mail@bloomz.example',
        to,
        replyTo: school.replyTo,
        subject: school.name,
        html: text,
        text,
      },
      headers: unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${unsubscribeUrl}>` },
    };
    return flaw === null ? TE.right(ready) : TE.left<MailUnfit>({ _tag: 'MailUnfit', flaw });
  },
});

/** Keeps what it was handed and answers as it is told; `delivered` are those that it took. */
export const makeTestTransport = (answer: (mail: ReadyMail) => SmtpAnswer | Promise<SmtpAnswer>) => {
  const [handed, delivered]: [ReadyMail[], ReadyMail[]] = [[], []];
  const transport: MailTransport = {
    send: (mail) => async () => {
      handed.push(mail);
      const outcome = await answer(mail);
      if (outcome._tag === 'Right') delivered.push(mail);
      return outcome;
    },
  };
  return { transport, handed, delivered };
};

export const A_MAIL_PLACE: MailPlace = {
  host: 'bloomz.example',
  joinPage: (link) => `https://bloomz.example/join/${link}`,
  unsubscribePage: (token) => `https://bloomz.example/mail/stop/${token}`,
};

export type MailerParts = {
  readonly queue: MailQueue;
  readonly transport: MailTransport;
  readonly clock: MailClock;
  readonly composer?: MailComposer;
  readonly chance?: () => number;
  readonly rules?: Partial<MailRules>;
};

/** The mailer, wired by hand. */
export const aMailer = ({
  queue,
  transport,
  clock,
  composer = makePlainComposer(),
  chance = () => 0.5,
  ...parts
}: MailerParts): { readonly sendBatch: SendBatch; readonly runMailer: RunMailer } => {
  const [vault, rules] = [makeTestVault(), { ...MAIL_RULES, ...parts.rules }];
  const writeMail = makeWriteMail(composer, vault, A_MAIL_PLACE);
  const sendBatch = makeSendBatch(
    makeTakeMail(queue, vault, clock.now, rules),
    makeSendMail(writeMail, transport, clock, chance),
    makeRecordMail(queue, clock, chance, rules),
    rules,
  );
  return { sendBatch, runMailer: makeRunMailer(sendBatch, clock) };
};

import type { MailTransport } from '@bloomz/invitation-core';
import { E, O } from '@bloomz/kernel';
import { createTransport } from 'nodemailer';
import { parseAddress } from '../mail/address.ts';
import { toFault, UNUSABLE } from './smtp-fault.ts';
import type { SmtpError } from './smtp-fault.ts';
import { toMessage } from './message.ts';

export type SmtpOptions = {
  readonly connections?: number;
  readonly connectionTimeoutMs?: number;
  readonly greetingTimeoutMs?: number;
  /** How long the server may be silent in the middle of a mail. */
  readonly socketTimeoutMs?: number;
  /** How long one mail may take, waiting for a free connection included. */
  readonly mailTimeoutMs?: number;
};

/** `isUp`: whether the server answered when it was last asked; nobody asks for the sake of it. */
export type SmtpTransport = MailTransport & { readonly close: () => void; readonly isUp: () => boolean };

/** A message of which not a byte was sent goes over another connection; any other is for the caller to repeat. */
const REQUEUES_OF_UNSENT = 2;

const makePool = (url: string, options: SmtpOptions) =>
  createTransport({
    url,
    pool: true,
    maxConnections: options.connections ?? 4,
    maxMessages: Infinity,
    maxRequeues: REQUEUES_OF_UNSENT,
    connectionTimeout: options.connectionTimeoutMs ?? 10_000,
    greetingTimeout: options.greetingTimeoutMs ?? 10_000,
    socketTimeout: options.socketTimeoutMs ?? 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

/**
 * Hands mails to the server of SMTP_URL over a few connections that stay open. `smtps:` is TLS from the start; `smtp:`
 * changes to TLS where the server offers it, and with `?requireTLS=true` refuses to go on without.
 */
export const makeSmtpTransport = (url: string, options: SmtpOptions = {}): SmtpTransport => {
  const pool = makePool(url, options);
  const { mailTimeoutMs = 180_000 } = options;
  let up = true;
  return {
    send: (mail) => async () => {
      if (O.isNone(parseAddress(mail.to))) return E.left(UNUSABLE);
      try {
        await pool.sendMail({ ...toMessage(mail), signal: AbortSignal.timeout(mailTimeoutMs) });
        up = true;
        return E.right(undefined);
      } catch (error) {
        const fault = toFault(error as SmtpError);
        up = fault._tag !== 'MailServerDown';
        return E.left(fault);
      }
    },
    close: () => pool.close(),
    isUp: () => up,
  };
};

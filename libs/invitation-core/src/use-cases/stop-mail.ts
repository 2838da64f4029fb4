import { pipe, TE, token } from '@bloomz/kernel';
import { COMPLAINT } from '../entities/bounce-reason.ts';
import type { MailName } from '../entities/mail-order.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { InvitationDesk } from '../ports/invitation-desk.ts';
import type { MailRules } from '../ports/mail-settings.ts';

/**
 * Somebody asked by the link in a mail not to be written to any more. Whatever the token, the answer is the same: only
 * one of ours has an effect.
 */
export type StopMail = (token: string) => TE.TaskEither<StoreUnavailable, void>;
export const StopMail = token<StopMail>('StopMail');

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})\.([^/]{1,200})$/;

const proofOf = ({ digest }: CodeVault, { invitationId, generation }: MailName): string =>
  digest('link', `stop mail of ${invitationId}.${generation}`);

/** What the link carries. Nobody can make one up for somebody else. */
export const stopTokenFor = (vault: CodeVault, name: MailName): string =>
  `${name.invitationId}.${name.generation}.${proofOf(vault, name)}`;

export const makeStopMail =
  (desk: InvitationDesk, vault: CodeVault, clock: Clock, rules: MailRules): StopMail =>
  (text) => {
    const [, invitationId = '', generation, proof = ''] = FORM.exec(text) ?? [];
    const mail: MailName = { invitationId, generation: Number(generation) };
    /** Digests of digests, so that the time of comparing them tells nothing. */
    const isOurs = vault.digest('link', proof) === vault.digest('link', proofOf(vault, mail));
    if (invitationId === '' || !isOurs) return TE.right(undefined);
    return pipe(
      desk.noteUndelivered({ mail, kind: 'complaint', reason: COMPLAINT }, { at: clock(), rules, vault }),
      TE.map(() => undefined),
    );
  };

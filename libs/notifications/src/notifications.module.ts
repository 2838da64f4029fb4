import { LetterPress, MailComposer, MailTransport } from '@bloomz/invitation-core';
import { provideValue } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { makeMailComposer } from './mail/react-mail-composer.ts';
import type { MailComposerConfig } from './mail/react-mail-composer.ts';
import { makeLetterPress } from './letters/pdf-letter-press.ts';
import { makeSmtpTransport } from './smtp/smtp-transport.ts';

/** `transport` in place of `smtpUrl`: one that its maker closes, and asks whether it is up. */
export type NotificationsConfig = MailComposerConfig &
  ({ readonly smtpUrl: string } | { readonly transport: MailTransport });

/** Needs: nothing. Gives: MailComposer, MailTransport, LetterPress. */
export const notificationsModule = (config: NotificationsConfig): ContainerModule => {
  const transport = 'transport' in config ? config.transport : makeSmtpTransport(config.smtpUrl);
  return new ContainerModule(({ bind }) => {
    provideValue(bind, MailComposer, makeMailComposer(config));
    provideValue(bind, MailTransport, transport);
    provideValue(bind, LetterPress, makeLetterPress());
  });
};

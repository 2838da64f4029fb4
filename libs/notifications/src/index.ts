export { makeLetterPress } from './letters/pdf-letter-press.ts';
export { findLeftovers, type Written } from './mail/leftovers.ts';
export { makeMailComposer, type MailComposerConfig } from './mail/react-mail-composer.ts';
export { renderSample } from './mail/render-sample.ts';
export { previewMails, type Sample } from './mail/samples.ts';
export { MAIL_KINDS, type MailKind } from './mail/variant.ts';
export { type NotificationsConfig, notificationsModule } from './notifications.module.ts';
export { makeSmtpTransport, type SmtpOptions, type SmtpTransport } from './smtp/smtp-transport.ts';

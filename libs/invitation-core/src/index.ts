export type { Letter, PaperSize } from './entities/letter.ts';
export { type Locale, localeFor, LOCALES } from './entities/locale.ts';
export type { MailContent, MailOrder, ReadyMail, Secrets } from './entities/mail.ts';
export type { SchoolPlace } from './entities/place.ts';
export type * from './errors.ts';
export { CodeVault } from './ports/code-vault.ts';
export { LetterPress } from './ports/letter-press.ts';
export { MailComposer } from './ports/mail-composer.ts';
export { MailTransport } from './ports/mail-transport.ts';

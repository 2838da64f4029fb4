import * as t from 'io-ts';

/** A text that is accepted as it stands; `expected` is what the error says was wanted. */
const text = (expected: string, accepts: (raw: string) => boolean): t.Type<string, string, unknown> =>
  new t.Type(
    expected,
    t.string.is,
    (raw, context) => (typeof raw === 'string' && accepts(raw) ? t.success(raw) : t.failure(raw, context)),
    t.identity,
  );

const address = (expected: string, ...protocols: ReadonlyArray<string>): t.Type<string, string, unknown> =>
  text(expected, (raw) => {
    const url = URL.parse(raw);
    return url !== null && protocols.includes(url.protocol) && /^[a-z]+:\/\//i.test(raw);
  });

const web = address('an address with http:// or https://', 'http:', 'https:');
const anything = text('a text', () => true);
const token = text('a text without white space', (raw) => /^\S+$/.test(raw));
const port = text('a port from 0 to 65535', (raw) => /^\d{1,5}$/.test(raw) && Number(raw) <= 65_535);
const host = text('a host name or an address to listen on', (raw) => /^[\w.:-]{1,253}$/.test(raw));
const mailAddress = text('a mail address', (raw) => /^[^@]+@[^@\s]+$/.test(raw));
const webhookSecret = text('a secret of Standard Webhooks, whsec_ and base64', (raw) =>
  /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(raw),
);
const appKey = text('32 bytes in base64', (raw) => {
  const bytes = Buffer.from(raw, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === raw;
});

/** Every variable there is, and what it must look like. */
export const Variables = t.partial({
  DATABASE_URL: address('an address with postgres:// or postgresql://', 'postgres:', 'postgresql:'),
  BLOOMZ_DATA_DIR: anything,
  CLEVER_API_URL: web,
  CLEVER_AUTH_URL: web,
  CLEVER_CLIENT_ID: token,
  CLEVER_CLIENT_SECRET: token,
  SMTP_URL: address('an address with smtp:// or smtps://', 'smtp:', 'smtps:'),
  MAIL_FROM: mailAddress,
  MAIL_EVENTS_SECRET: webhookSecret,
  PUBLIC_URL: web,
  PORT: port,
  BLOOMZ_LISTEN_HOST: host,
  APP_KEY: appKey,
});
export type Variables = t.TypeOf<typeof Variables>;
export type VariableName = keyof Variables;

export const VARIABLE_NAMES = Object.keys(Variables.props) as ReadonlyArray<VariableName>;

/** Those that may be given as `<NAME>_FILE`: the value is then the content of that file. */
export const FROM_FILE: ReadonlyArray<VariableName> = [
  'CLEVER_CLIENT_ID',
  'CLEVER_CLIENT_SECRET',
  'APP_KEY',
  'SMTP_URL',
  'MAIL_EVENTS_SECRET',
];

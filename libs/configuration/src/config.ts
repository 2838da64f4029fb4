import path from 'node:path';
import { E, pipe } from '@bloomz/kernel';
import type { Environment } from './environment.ts';
import { type BadConfiguration, badConfiguration } from './bad-configuration.ts';
import { type GivenValues, readGivenValues } from './given-values.ts';
import { localSettingsFile, readLocalSettings } from './local-settings.ts';
import { Variables } from './variables.ts';

/** `foundIn`: the file that supplied the address, null when the environment did. */
export type CleverSettings = {
  readonly apiUrl: string;
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly foundIn: string | null;
};

/** `from`: what stands in the From line, an address alone or with a name. */
export type MailServerSettings = { readonly smtpUrl: string; readonly from: string };

export type Config = {
  readonly dataDir: string;
  /** Undefined: the embedded database under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly clever: CleverSettings | null;
  /** Where people reach us, without a slash at the end. */
  readonly publicUrl: string;
  readonly port: number;
  /** The interface to listen on; this machine's own unless told otherwise. */
  readonly listenHost: string;
  /** 32 bytes: seals cookies and codes. */
  readonly appKey: Buffer | undefined;
  /** What a mail service signs its events with; without it, none are taken. */
  readonly mailEventsSecret: string | undefined;
  /** As given, for whoever starts the parts that a command does not use. */
  readonly given: Variables;
};

const check = (values: GivenValues): E.Either<BadConfiguration, Variables> =>
  pipe(
    Variables.decode(values),
    E.mapLeft((errors) => {
      const [, field] = errors[0]?.context ?? [];
      return badConfiguration(`${field?.key} is malformed: expected ${field?.type.name}; correct or unset it.`);
    }),
  );

/** The settings file in the data folder counts only when the environment names no Clever application. */
const withLocalSettings = (given: GivenValues): { values: GivenValues; foundIn: string | null } => {
  const dataDir = given.BLOOMZ_DATA_DIR ?? DEFAULT_DATA_DIR;
  const local = given.CLEVER_CLIENT_ID === undefined ? readLocalSettings(dataDir) : {};
  const foundIn = local.CLEVER_CLIENT_ID === undefined ? null : localSettingsFile(dataDir);
  return { values: { ...local, ...given }, foundIn };
};

const DEFAULT_DATA_DIR = '.data';
const DEFAULT_PORT = '3000';
const CLEVER_API = 'https://api.clever.com';
const CLEVER_AUTH = 'https://clever.com';

const toClever = (values: Variables, foundIn: string | null): CleverSettings | null => {
  const { CLEVER_CLIENT_ID: clientId, CLEVER_CLIENT_SECRET: clientSecret } = values;
  if (clientId === undefined || clientSecret === undefined) return null;
  const { CLEVER_API_URL: apiUrl = CLEVER_API, CLEVER_AUTH_URL: authUrl = CLEVER_AUTH } = values;
  return { apiUrl, authUrl, clientId, clientSecret, foundIn };
};

/** Reads and checks everything at boot, whether the command needs it or not: a typing error must not wait. */
export const loadConfig = (env: Environment): E.Either<BadConfiguration, Config> =>
  pipe(
    readGivenValues(env),
    E.flatMap((given) => {
      const { values, foundIn } = withLocalSettings(given);
      return pipe(
        check(values),
        E.map((checked) => ({
          dataDir: path.resolve(checked.BLOOMZ_DATA_DIR ?? DEFAULT_DATA_DIR),
          databaseUrl: checked.DATABASE_URL,
          clever: toClever(checked, foundIn),
          publicUrl: (checked.PUBLIC_URL ?? `http://localhost:${checked.PORT ?? DEFAULT_PORT}`).replace(/\/+$/, ''),
          port: Number(checked.PORT ?? DEFAULT_PORT),
          listenHost: checked.BLOOMZ_LISTEN_HOST ?? '127.0.0.1',
          appKey: checked.APP_KEY === undefined ? undefined : Buffer.from(checked.APP_KEY, 'base64'),
          mailEventsSecret: checked.MAIL_EVENTS_SECRET,
          given: checked,
        })),
      );
    }),
  );

/** For processes that seal something. */
export const demandAppKey = ({ appKey }: Config): E.Either<BadConfiguration, Buffer> =>
  appKey !== undefined
    ? E.right(appKey)
    : E.left(
        badConfiguration(
          'APP_KEY is not set: set it, or APP_KEY_FILE, to 32 random bytes in base64; `npm start` makes one of its own.',
        ),
      );

/** Whether somebody chose a mail server, be it completely or not. */
export const namesMailServer = ({ given }: Config): boolean =>
  given.SMTP_URL !== undefined || given.MAIL_FROM !== undefined;

/** For processes that send mail. */
export const demandMail = ({ given }: Config): E.Either<BadConfiguration, MailServerSettings> => {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = given;
  if (smtpUrl !== undefined && from !== undefined) return E.right({ smtpUrl, from });
  return E.left(
    badConfiguration(
      smtpUrl === undefined
        ? 'SMTP_URL is not set: set it, or SMTP_URL_FILE, to the address of your mail server; `npm start` has one of its own.'
        : 'MAIL_FROM is not set: set it to the address that mail comes from.',
    ),
  );
};

/** Whether somebody chose a Clever application, be it complete or not. */
export const namesCleverApplication = (env: Environment): boolean =>
  Boolean(env['CLEVER_CLIENT_ID'] || env['CLEVER_CLIENT_ID_FILE']);

/** For commands that ask Clever. */
export const demandClever = ({ clever, given }: Config): E.Either<BadConfiguration, CleverSettings> =>
  clever !== null
    ? E.right(clever)
    : E.left(
        badConfiguration(
          given.CLEVER_CLIENT_ID === undefined
            ? 'CLEVER_CLIENT_ID is not set: set it and CLEVER_CLIENT_SECRET to those of your Clever application, or start a local Clever with `npm start`.'
            : 'CLEVER_CLIENT_SECRET is not set: set it, or CLEVER_CLIENT_SECRET_FILE, to the secret of your Clever application.',
        ),
      );

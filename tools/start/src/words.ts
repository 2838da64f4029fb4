import { bloomz } from '@bloomz/cli';
import type { FakeClever } from '@bloomz/fake-clever';
import type { SampleSchool } from './sample-schools.ts';

export const HELP = `Usage: npm start [-- --once]

Runs Bloomz Onboarding on embedded parts: a PostgreSQL and a local Clever with a sample district. Imports the first
sample school, leaves the second one to you, and stays up until Ctrl-C. With DATABASE_URL or CLEVER_CLIENT_ID set, the
real thing takes the part's place. The data is kept in .data, or where BLOOMZ_DATA_DIR says.

  --once   end after the import
  --help   this text
`;

export const importing = ({ name }: SampleSchool): string => `\nImporting ${name} from the local Clever …\n\n`;

const command = (what: string, ...words: ReadonlyArray<string>): string => `  ${what.padEnd(40)}${bloomz(...words)}`;

const tryThis = (second: SampleSchool): ReadonlyArray<string> => [
  command(`is ${second.name} ready?`, 'verify', '--school', second.id),
  command('what to look at first', 'review', '--school', second.id),
  command('what an import would do', 'plan', '--school', second.id),
  command('import it', 'import', '--school', second.id),
  command('as its School Admin', 'plan', '--school', second.id, '--as', second.adminId),
];

const lookAtThis = (first: SampleSchool): ReadonlyArray<string> => [
  command(`${first.name}: counts and runs`, 'status', '--school', first.id),
  command('import again: no change', 'import', '--school', first.id),
  command('parents and contacts', 'plan', '--school', first.id, '--step', 'contacts'),
  command('is mail flowing?', 'mail', 'status'),
  command('everything as JSON', 'export', '--school', first.id),
];

/** After `--once` nothing runs any more that could be signed in to. */
export const importedOnce = ([first]: ReadonlyArray<SampleSchool>): string =>
  `${[
    '',
    'Try next:',
    ...(first ? [command('counts and runs', 'status', '--school', first.id)] : []),
    ...(first ? [command('everything as JSON', 'export', '--school', first.id)] : []),
    `  ${'the local Clever, and a second school'.padEnd(40)}npm start`,
  ].join('\n')}\n`;

const address = (what: string, ...words: ReadonlyArray<string>): string => `${what.padEnd(22)}${words.join('   ')}`;

const signIn = (clever: FakeClever, { adminId, name }: SampleSchool): ReadonlyArray<string> => [
  address('Sign in', `${clever.url}/portal?as=${adminId}`, `as the School Admin of ${name}`),
];

/** What is running, how to sign in, and what to try next. */
export const upAndRunning = (
  publicUrl: string,
  clever: FakeClever,
  schools: ReadonlyArray<SampleSchool>,
  hasMailbox: boolean,
): string => {
  const [first, second] = schools;
  return `${[
    '',
    address('Bloomz', publicUrl, 'sign in with Clever; choose a person, staff are listed first'),
    address('The API', `${publicUrl}/docs`, 'all operations, to read and to try'),
    ...(hasMailbox ? [address('Mailbox', `${publicUrl}/mailbox`, 'what was mailed; nothing leaves this machine')] : []),
    address('Local Clever', `${clever.url}/portal`, 'its portal: choose who you are'),
    ...schools.flatMap((school) => signIn(clever, school)),
    '',
    'Try next, from another terminal:',
    ...(first ? [apiKey(first)] : []),
    ...(second ? tryThis(second) : []),
    ...(first ? lookAtThis(first) : []),
  ].join('\n')}\n`;
};

const apiKey = ({ districtId }: SampleSchool): string =>
  command(
    'a key for the API',
    'api-key',
    'create',
    '--district',
    districtId,
    '--name',
    'try',
    '--scopes',
    'read,import,manage',
  );

/** With a Clever application of one's own there are no sample schools. */
export const readyForRealClever = (publicUrl: string, apiUrl: string): string =>
  `${[
    `Bloomz talks to Clever at ${apiUrl}; there are no sample schools.`,
    '',
    address('Bloomz', publicUrl, 'sign in with Clever'),
    address('The API', `${publicUrl}/docs`),
    '',
    'Try next, from another terminal:',
    `  ${bloomz('provision')} --district <id> --school <id> --admin <email>`,
    `  ${bloomz('verify')} --school <id>`,
    `  ${bloomz('import')} --school <id>`,
  ].join('\n')}\n`;

export const STAYING = '\nCtrl-C stops everything; the data stays for the next start.\n';
export const STOPPED = 'Stopped.\n';

import type { Prepare } from '../commands/command.ts';
import type { OptionSpec } from './option-spec.ts';

/** A command as the command line knows it. What it does is loaded when it is called. */
export type CommandSpec = {
  readonly name: string;
  readonly about: string;
  readonly options: ReadonlyArray<OptionSpec>;
  readonly needsClever: boolean;
  readonly load: () => Promise<Prepare>;
};

const school: OptionSpec = { flags: '--school <id>', about: "the school's Clever id", required: true };
const as: OptionSpec = { flags: '--as <cleverUserId>', about: 'act for that person, with their rights only' };

const importOptions: ReadonlyArray<OptionSpec> = [
  { flags: '--step <step>', about: 'what to import (default: roster)', choices: ['roster', 'contacts'] },
  {
    flags: '--contact-types <types>',
    about: 'with --step contacts: which types, separated by commas (default: Parent/Guardian)',
  },
  {
    flags: '--duplicate-names <rule>',
    about: 'sections of one name: the first only (default), or all under suggested names',
    choices: ['first-only', 'suggested'],
  },
  {
    flags: '--sections <which>',
    about: 'all (default), or those that review recommends',
    choices: ['all', 'recommended'],
  },
  { flags: '--no-behavior-management', about: 'new classes without Behavior Management' },
  { flags: '--no-student-portfolios', about: 'new classes without Student Portfolios' },
  { flags: '--no-parent-communication', about: 'new classes without Parent-Parent Communication' },
  {
    flags: '--acknowledge-teachers-pending',
    about: 'with --step contacts: go on although not all teachers have joined',
  },
];

const run: OptionSpec = { flags: '--run <id>', about: 'the held run', required: true };

/** Commands of two words, by their first. */
export const GROUPS: Readonly<Record<string, string>> = {
  'api-key': 'keys by which servers of the Bloomz app sign in',
  account: 'accounts that sign in with a password',
  mail: 'invitations and other mail on its way out',
};

export const COMMANDS: ReadonlyArray<CommandSpec> = [
  {
    name: 'provision',
    about: 'create the district, the school community and its first School Admin; safe to repeat',
    options: [
      { flags: '--district <id>', about: "the district's Clever id", required: true },
      school,
      { flags: '--admin <email>', about: "the School Admin's e-mail address", required: true },
      { flags: '--admin-clever-id <id>', about: "the School Admin's Clever id" },
      {
        flags: '--language <language>',
        about: 'for families whose own language is not known (default: en, or as it was)',
        choices: ['en', 'es', 'ar'],
      },
    ],
    needsClever: false,
    load: async () => (await import('../commands/provision.ts')).prepareProvision,
  },
  {
    name: 'verify',
    about: 'check the Clever set-up: what is ready, what is not, and who must fix it',
    options: [school, as],
    needsClever: true,
    load: async () => (await import('../commands/verify.ts')).prepareVerify,
  },
  {
    name: 'review',
    about: 'the data verification checklist: section names, redundant sections, contact types',
    options: [school],
    needsClever: true,
    load: async () => (await import('../commands/review.ts')).prepareReview,
  },
  {
    name: 'plan',
    about: 'show what an import would do; writes nothing',
    options: [school, as, ...importOptions],
    needsClever: true,
    load: async () => (await import('../commands/plan.ts')).preparePlan,
  },
  {
    name: 'import',
    about: 'plan and apply',
    options: [school, as, ...importOptions],
    needsClever: true,
    load: async () => (await import('../commands/import.ts')).prepareImport,
  },
  {
    name: 'approve',
    about: 'apply what a run holds',
    options: [run, { flags: '--plan-hash <hash>', about: 'the plan that is approved', required: true }],
    needsClever: true,
    load: async () => (await import('../commands/approve.ts')).prepareApprove,
  },
  {
    name: 'reject',
    about: 'close a held run: what it holds stays as it is',
    options: [run],
    needsClever: false,
    load: async () => (await import('../commands/reject.ts')).prepareReject,
  },
  {
    name: 'rename',
    about: 'rename the class bound to a section; the name stays for ever',
    options: [
      school,
      { flags: '--section <id>', about: "the section's Clever id", required: true },
      { flags: '--name <text>', about: 'the new name', required: true },
    ],
    needsClever: false,
    load: async () => (await import('../commands/rename.ts')).prepareRename,
  },
  {
    name: 'resync',
    about: 'what the nightly job does, now: one school, one district, or all',
    options: [
      { flags: '--school <id>', about: 'only this school' },
      { flags: '--district <id>', about: 'only the schools of this district' },
    ],
    needsClever: true,
    load: async () => (await import('../commands/resync.ts')).prepareResync,
  },
  {
    name: 'status',
    about: 'counts and the last runs',
    options: [school],
    needsClever: false,
    load: async () => (await import('../commands/status.ts')).prepareStatus,
  },
  {
    name: 'export',
    about: "the school's canonical state, as JSON",
    options: [school],
    needsClever: false,
    load: async () => (await import('../commands/export.ts')).prepareExport,
  },
  {
    name: 'api-key create',
    about: 'make an API key for a server; its text is shown once',
    options: [
      { flags: '--district <id>', about: 'the Clever id of the district that it may work for', required: true },
      { flags: '--name <text>', about: 'what it is for', required: true },
      {
        flags: '--scopes <scopes>',
        about: 'what it may do: read, import, manage, separated by commas',
        required: true,
      },
    ],
    needsClever: false,
    load: async () => (await import('../commands/create-api-key.ts')).prepareCreateApiKey,
  },
  {
    name: 'api-key revoke',
    about: 'end an API key, at once and for good',
    options: [{ flags: '--key <id>', about: 'its id, as api-key list shows it', required: true }],
    needsClever: false,
    load: async () => (await import('../commands/revoke-api-key.ts')).prepareRevokeApiKey,
  },
  {
    name: 'api-key list',
    about: 'the API keys, revoked ones too',
    options: [{ flags: '--district <id>', about: 'only those of this district' }],
    needsClever: false,
    load: async () => (await import('../commands/list-api-keys.ts')).prepareListApiKeys,
  },
  {
    name: 'account set-password',
    about: 'make an account, or change its password; reads the password from the first line of stdin',
    options: [
      { flags: '--email <address>', about: 'the address it signs in with', required: true },
      { flags: '--name <text>', about: "the person's name (default: as it was, or the address)" },
      { flags: '--operator', about: 'make it a Bloomz operator, who may do everything everywhere' },
    ],
    needsClever: false,
    load: async () => (await import('../commands/set-password.ts')).prepareSetPassword,
  },
  {
    name: 'mail status',
    about: 'what waits to be sent, and what keeps it from flowing',
    options: [],
    needsClever: false,
    load: async () => (await import('../commands/mail-status.ts')).prepareMailStatus,
  },
  {
    name: 'mail pause',
    about: "let all mail wait, or a school's; nothing is lost",
    options: [{ flags: '--school <id>', about: 'only the mail of this school' }],
    needsClever: false,
    load: async () => (await import('../commands/switch-mail.ts')).preparePauseMail,
  },
  {
    name: 'mail resume',
    about: 'let it flow again, also where too many bounces have stopped it',
    options: [{ flags: '--school <id>', about: 'only the mail of this school' }],
    needsClever: false,
    load: async () => (await import('../commands/switch-mail.ts')).prepareResumeMail,
  },
  {
    name: 'mail preview',
    about: 'show a mail as people get it, to somebody who does not exist',
    options: [
      {
        flags: '--kind <kind>',
        about: 'which mail (default: parent)',
        choices: ['teacher', 'staff', 'parent', 'family-join'],
      },
      { flags: '--language <language>', about: 'in which language (default: en)', choices: ['en', 'es', 'ar'] },
    ],
    needsClever: false,
    load: async () => (await import('../commands/preview-mail.ts')).preparePreviewMail,
  },
];

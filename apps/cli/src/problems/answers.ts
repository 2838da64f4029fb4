import type { CleverUnavailable } from '@bloomz/onboarding-core';
import { bloomz } from '../text/plain.ts';
import type { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** What the sentence may need besides the error: the file that named Clever's address, if one did. */
export type Surroundings = { readonly cleverFrom: string | null };
export const NOWHERE: Surroundings = { cleverFrom: null };

type Answer<Failure> = {
  readonly exitCode: ExitCode;
  readonly slug: string;
  readonly title: string;
  readonly say: (failure: Failure, surroundings: Surroundings) => string;
};

const WHAT_CLEVER_DID: Record<CleverUnavailable['reason'], string> = {
  Unreachable: 'Clever cannot be reached',
  TimedOut: 'Clever did not answer in time',
  RateLimited: 'Clever is refusing further requests for now',
  ServerError: 'Clever answers with errors',
  Truncated: 'Clever did not give a complete answer',
  ForeignAnswer: 'What answered is not Clever',
  Refused: 'Clever refuses the request',
};

const CHECK_ADDRESS = 'Check CLEVER_API_URL, CLEVER_AUTH_URL and the network, then run the command again.';
const LATER = 'Run the command again in a few minutes.';

const WHAT_TO_DO: Record<CleverUnavailable['reason'], string> = {
  Unreachable: CHECK_ADDRESS,
  TimedOut: `${LATER} If it happens again, check the network.`,
  RateLimited: LATER,
  ServerError: `${LATER} If it happens again, Clever's status page or support can say more.`,
  Truncated: LATER,
  ForeignAnswer: CHECK_ADDRESS,
  Refused: 'Run `verify` to see what Clever allows; if all is well there, report this line to the Bloomz team.',
};

const sayUnavailable = ({ reason, detail }: CleverUnavailable, { cleverFrom }: Surroundings): string => {
  const what = `${WHAT_CLEVER_DID[reason]} (${detail}); nothing was changed.`;
  if (cleverFrom !== null && reason === 'Unreachable')
    return `${what} Its address comes from ${cleverFrom}: start the local Clever with \`npm start\`, or set CLEVER_CLIENT_ID.`;
  return `${what} ${WHAT_TO_DO[reason]}`;
};

const VERIFY_HINT = 'changes can take 30 to 60 minutes to arrive; `verify` shows what is missing.';

/** The one place that turns errors into exit codes and words: a new error does not compile until it is here. */
export const ANSWERS: { readonly [Tag in CliError['_tag']]: Answer<Extract<CliError, { _tag: Tag }>> } = {
  WrongUsage: {
    exitCode: EXIT.wrongUsage,
    slug: 'wrong-usage',
    title: 'The command line is not understood',
    say: ({ sentence }) => sentence,
  },
  MalformedCleverId: {
    exitCode: EXIT.wrongUsage,
    slug: 'malformed-clever-id',
    title: 'Not a Clever id',
    say: ({ what, given }) =>
      `"${given}" is not a Clever ${what} id: copy it from Clever as it stands; it has up to 64 letters, digits, - and _, as in 4fd43cc56d11340000000005.`,
  },
  BlankName: {
    exitCode: EXIT.wrongUsage,
    slug: 'blank-name',
    title: 'The name is empty',
    say: () => 'A class needs a name: give --name at least one visible character.',
  },
  SchoolUnknown: {
    exitCode: EXIT.refused,
    slug: 'school-unknown',
    title: 'No school community for this Clever school',
    say: ({ schoolId }) =>
      `Bloomz has no school community for Clever school ${schoolId}: check the id, or create it with ${bloomz('provision')} --district <id> --school ${schoolId} --admin <email>.`,
  },
  SchoolInOtherDistrict: {
    exitCode: EXIT.refused,
    slug: 'school-in-other-district',
    title: 'The school belongs to another district',
    say: ({ schoolId, districtId }) =>
      `School ${schoolId} belongs to district ${districtId} in Bloomz, which is not the one you named: compare both ids with Clever.`,
  },
  AdminLinkedElsewhere: {
    exitCode: EXIT.refused,
    slug: 'admin-linked-elsewhere',
    title: 'The School Admin is linked to another person in Clever',
    say: ({ schoolId, linkedTo }) =>
      `This School Admin of school ${schoolId} is linked to ${linkedTo} in Clever already, and nothing was changed: check --admin-clever-id, or name another admin.`,
  },
  DistrictUnknown: {
    exitCode: EXIT.refused,
    slug: 'district-unknown',
    title: 'No school of this district is provisioned',
    say: ({ districtId }) =>
      `Bloomz has no school community in district ${districtId}: check the id, or create one with ${bloomz('provision')}.`,
  },
  DistrictFrozen: {
    exitCode: EXIT.refused,
    slug: 'district-frozen',
    title: 'The district is disconnected',
    say: ({ districtId }) =>
      `District ${districtId} was disconnected from Bloomz, so its data stays as it is: reconnect the district first.`,
  },
  KeyUnknown: {
    exitCode: EXIT.refused,
    slug: 'key-unknown',
    title: 'No such API key',
    say: ({ keyId }) => `There is no API key ${keyId}: look the id up with ${bloomz('api-key', 'list')}.`,
  },
  WeakPassword: {
    exitCode: EXIT.refused,
    slug: 'weak-password',
    title: 'The password is too short',
    say: ({ shortest }) =>
      `A password needs at least ${shortest} characters, and nothing was changed: choose a longer one.`,
  },
  NotSchoolAdmin: {
    exitCode: EXIT.refused,
    slug: 'not-school-admin',
    title: 'Not School Admin of this community',
    say: ({ schoolId, userId }) =>
      `Clever user ${userId} is not School Admin of school ${schoolId} in Bloomz: name them with \`provision --admin-clever-id\`, or leave out --as to act as the operator.`,
  },
  CleverLinkMissing: {
    exitCode: EXIT.refused,
    slug: 'clever-link-missing',
    title: 'The account is not linked to Clever',
    say: ({ schoolId }) =>
      `An import of school ${schoolId} needs a role in Clever, and this Bloomz account is not linked to a person there: link it with Sign In with Clever.`,
  },
  CleverRoleMissing: {
    exitCode: EXIT.refused,
    slug: 'clever-role-missing',
    title: 'The Clever role does not allow an import',
    say: ({ schoolId, userId }) =>
      `Clever shows user ${userId} neither as district admin nor as staff of school ${schoolId}: ask the district to check the role and the sharing in Clever, then try again.`,
  },
  DistrictNotConnected: {
    exitCode: EXIT.refused,
    slug: 'district-not-connected',
    title: 'The district is not connected',
    say: ({ districtId }) =>
      `Clever gives Bloomz no access to district ${districtId}: ask a district admin to add Bloomz to the district's Clever applications; ${VERIFY_HINT}`,
  },
  SchoolNotShared: {
    exitCode: EXIT.refused,
    slug: 'school-not-shared',
    title: 'The school is not shared',
    say: ({ schoolId }) =>
      `Clever does not show school ${schoolId} to Bloomz: ask a district admin to share it in Clever; ${VERIFY_HINT}`,
  },
  NeverImported: {
    exitCode: EXIT.refused,
    slug: 'never-imported',
    title: 'The school was never imported',
    say: ({ schoolId }) =>
      `Nobody has imported school ${schoolId} yet, so there is nothing to keep in step: import it first with ${bloomz('import', '--school', schoolId)}.`,
  },
  TeachersPending: {
    exitCode: EXIT.refused,
    slug: 'teachers-pending',
    title: 'Not all teachers have joined',
    say: ({ joined, of }) =>
      `${joined} of ${of} teachers have joined, and families are best invited when all have: wait for them, or go on with --acknowledge-teachers-pending.`,
  },
  RosterMoved: {
    exitCode: EXIT.refused,
    slug: 'roster-moved',
    title: 'The school changed meanwhile',
    say: ({ schoolId }) =>
      `School ${schoolId} was changed in Bloomz while this command was at work, so nothing was applied: run the command again.`,
  },
  ImportUnderway: {
    exitCode: EXIT.refused,
    slug: 'import-underway',
    title: 'Another run is under way',
    say: ({ schoolId }) =>
      `Another run of school ${schoolId} is under way: wait until it has ended, then run the command again.`,
  },
  RunUnknown: {
    exitCode: EXIT.refused,
    slug: 'run-unknown',
    title: 'No such run',
    say: ({ runId }) => `There is no run ${runId}: ${bloomz('status')} --school <id> lists the last runs of a school.`,
  },
  RunNotHeld: {
    exitCode: EXIT.refused,
    slug: 'run-not-held',
    title: 'The run is not held',
    say: ({ runId, state }) =>
      `Run ${runId} is ${state}, and only a held run can be decided: ${bloomz('status')} --school <id> lists the last runs.`,
  },
  PlanOutdated: {
    exitCode: EXIT.refused,
    slug: 'plan-outdated',
    title: 'The approval names an outdated plan',
    say: ({ runId, fresh }) =>
      fresh === null
        ? `The plan hash is not the one of run ${runId}, so nothing was applied: copy it from the output of that import, or import again.`
        : `Clever or Bloomz has changed since run ${runId} was held, so nothing was applied: import again and decide on the new plan.`,
  },
  ClassUnknown: {
    exitCode: EXIT.refused,
    slug: 'class-unknown',
    title: 'No class of this section',
    say: ({ schoolId, sectionId }) =>
      `School ${schoolId} has no class imported from section ${sectionId}: import it first, or look the id up with ${bloomz('export')} --school ${schoolId}.`,
  },
  CleverUnavailable: {
    exitCode: EXIT.unavailable,
    slug: 'clever-unavailable',
    title: 'Clever is out of reach',
    say: sayUnavailable,
  },
  StoreUnavailable: {
    exitCode: EXIT.unavailable,
    slug: 'store-unavailable',
    title: 'The database is out of reach',
    say: ({ detail }) =>
      `The database is out of reach or did not do what was asked (${detail}): check DATABASE_URL or BLOOMZ_DATA_DIR, then run the command again.`,
  },
  ClientRejected: {
    exitCode: EXIT.badConfiguration,
    slug: 'client-rejected',
    title: 'Clever does not know this client',
    say: () =>
      'Clever does not accept our client id and secret: compare CLEVER_CLIENT_ID and CLEVER_CLIENT_SECRET with the application in the Clever dashboard.',
  },
  BadConfiguration: {
    exitCode: EXIT.badConfiguration,
    slug: 'bad-configuration',
    title: 'The configuration is not usable',
    say: ({ sentence }) => sentence,
  },
  Unexpected: {
    exitCode: EXIT.ourFault,
    slug: 'unexpected',
    title: 'Something went wrong inside Bloomz',
    say: ({ what }) =>
      `Something went wrong inside Bloomz (${what}); this is our fault: please report it to the Bloomz team with this line and the command you ran.`,
  },
};

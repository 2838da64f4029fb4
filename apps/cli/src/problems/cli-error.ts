import type { CreateApiKey, RevokeApiKey, SetPassword } from '@bloomz/access-core';
import type { BadConfiguration } from '@bloomz/configuration';
import type { TE } from '@bloomz/kernel';
import type {
  ApprovalFailed,
  DistrictId,
  MalformedCleverId,
  ProvisionSchool,
  RejectImport,
  RenameFailed,
  ResyncFailed,
  ReviewRoster,
  VerifyFailed,
} from '@bloomz/onboarding-core';
import { oneLine } from '../text/plain.ts';

/** The command line itself is wrong. `sentence` says what and what to do. */
export type WrongUsage = { readonly _tag: 'WrongUsage'; readonly sentence: string };
/** No school of that district is provisioned. */
type DistrictUnknown = { readonly _tag: 'DistrictUnknown'; readonly districtId: DistrictId };
/** Something threw that should not have: our own mistake. */
type Unexpected = { readonly _tag: 'Unexpected'; readonly what: string };

type FailureOf<UseCase> = UseCase extends (...args: never[]) => TE.TaskEither<infer Failure, unknown> ? Failure : never;

/** Every way a command can fail. What a use case adds to its failures arrives here by itself. */
export type CliError =
  | ResyncFailed
  | ApprovalFailed
  | RenameFailed
  | VerifyFailed
  | FailureOf<ProvisionSchool>
  | FailureOf<RejectImport>
  | FailureOf<ReviewRoster>
  | FailureOf<CreateApiKey>
  | FailureOf<RevokeApiKey>
  | FailureOf<SetPassword>
  | MalformedCleverId
  | WrongUsage
  | BadConfiguration
  | DistrictUnknown
  | Unexpected;

export const wrongUsage = (sentence: string): WrongUsage => ({ _tag: 'WrongUsage', sentence });

/** Names the kind of error before its message, and gives no stack: that is for a debugger. */
export const unexpected = (thrown: unknown): Unexpected => ({
  _tag: 'Unexpected',
  what: thrown instanceof Error ? oneLine(`${thrown.name}: ${thrown.message}`).slice(0, 300) : 'something was thrown',
});

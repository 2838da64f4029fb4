import type { DistrictId, ProvisionSchool, RejectImport, RenameFailed, VerifyFailed } from '@bloomz/onboarding-core';
import type { ApprovalFailed, ImportFailed, MalformedCleverId, ReviewRoster } from '@bloomz/onboarding-core';
import type { TE } from '@bloomz/kernel';

/** The command line itself is wrong. `sentence` says what and what to do. */
export type WrongUsage = { readonly _tag: 'WrongUsage'; readonly sentence: string };
/** A variable is missing, unknown or malformed. `sentence` names it and never its value. */
export type BadConfiguration = { readonly _tag: 'BadConfiguration'; readonly sentence: string };
/** No school of that district is provisioned. */
type DistrictUnknown = { readonly _tag: 'DistrictUnknown'; readonly districtId: DistrictId };
/** Something threw that should not have: our own mistake. */
type Unexpected = { readonly _tag: 'Unexpected'; readonly what: string };

type FailureOf<UseCase> = UseCase extends (...args: never[]) => TE.TaskEither<infer Failure, unknown> ? Failure : never;

/** Every way a command can fail. What a use case adds to its failures arrives here by itself. */
export type CliError =
  | ImportFailed
  | ApprovalFailed
  | RenameFailed
  | VerifyFailed
  | FailureOf<ProvisionSchool>
  | FailureOf<RejectImport>
  | FailureOf<ReviewRoster>
  | MalformedCleverId
  | WrongUsage
  | BadConfiguration
  | DistrictUnknown
  | Unexpected;

export const wrongUsage = (sentence: string): WrongUsage => ({ _tag: 'WrongUsage', sentence });
export const badConfiguration = (sentence: string): BadConfiguration => ({ _tag: 'BadConfiguration', sentence });

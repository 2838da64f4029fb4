import { type TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import { familyCodeEnd, type ListedFamilyCode } from '../entities/family-code.ts';
import type { DistrictFrozen, FamilyCodeUnknown, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { FamilyCodeRef, FamilyCodeStore } from '../ports/family-code-store.ts';
import { keepSecrets } from './keep-secrets.ts';

export type FamilyCodeRequest = FamilyCodeRef & { readonly actor: Actor };
/** The code as it is now. */
type Changed = TE.TaskEither<FamilyCodeUnknown | DistrictFrozen | StoreUnavailable, ListedFamilyCode>;

/** A new code for a household; the letter that they have is void from the same moment. */
export type ReissueFamilyCode = (request: FamilyCodeRequest) => Changed;
export const ReissueFamilyCode = token<ReissueFamilyCode>('ReissueFamilyCode');

export const makeReissueFamilyCode =
  (store: FamilyCodeStore, vault: CodeVault, clock: Clock): ReissueFamilyCode =>
  ({ school, id, actor }) => {
    const at = clock();
    return store.reissue({ school, id }, keepSecrets(vault, vault.mint()), { actor, at, expiresAt: familyCodeEnd(at) });
  };

/** Nobody joins by the code any more; whoever has, stays. */
export type RevokeFamilyCode = (request: FamilyCodeRequest) => Changed;
export const RevokeFamilyCode = token<RevokeFamilyCode>('RevokeFamilyCode');

export const makeRevokeFamilyCode =
  (store: FamilyCodeStore, clock: Clock): RevokeFamilyCode =>
  ({ school, id, actor }) =>
    store.revoke({ school, id }, { actor, at: clock() });

/** Takes out an adult who joined by the code. The household's letter is void with it: that adult may hold one. */
export type RevokeFamilyJoin = (request: FamilyCodeRequest & { readonly userId: string }) => Changed;
export const RevokeFamilyJoin = token<RevokeFamilyJoin>('RevokeFamilyJoin');

export const makeRevokeFamilyJoin =
  (store: FamilyCodeStore, vault: CodeVault, clock: Clock): RevokeFamilyJoin =>
  ({ school, id, userId, actor }) =>
    store.revokeJoin({ school, id, userId }, keepSecrets(vault, vault.mint()), { actor, at: clock() });

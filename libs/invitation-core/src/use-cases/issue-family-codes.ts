import { pipe, TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import { familyCodeEnd } from '../entities/family-code.ts';
import { type Household, planFamilyCodes, type WantedChildren } from '../entities/household.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { DistrictFrozen, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { FamilyCodeStore, NewFamilyCode } from '../ports/family-code-store.ts';
import { keepSecrets } from './keep-secrets.ts';

export type IssueRequest = { readonly school: SchoolPlace; readonly children: WantedChildren; readonly actor: Actor };

/** Ids of the codes issued; how many of the wanted children had one already; wanted ones who are no children there. */
export type Issued = {
  readonly issued: ReadonlyArray<string>;
  readonly kept: number;
  readonly unknown: ReadonlyArray<string>;
};

/** Issues Family Codes, one per household. Asked again it issues nothing: who has an active code keeps it. */
export type IssueFamilyCodes = (request: IssueRequest) => TE.TaskEither<DistrictFrozen | StoreUnavailable, Issued>;
export const IssueFamilyCodes = token<IssueFamilyCodes>('IssueFamilyCodes');

export const makeIssueFamilyCodes = (store: FamilyCodeStore, vault: CodeVault, clock: Clock): IssueFamilyCodes => {
  const toCode = (children: Household): NewFamilyCode => ({ children, ...keepSecrets(vault, vault.mint()) });
  const issue = (
    { school, actor }: IssueRequest,
    households: ReadonlyArray<Household>,
  ): TE.TaskEither<DistrictFrozen | StoreUnavailable, ReadonlyArray<string>> => {
    const at = clock();
    return households.length === 0
      ? TE.right([])
      : store.issue(school, households.map(toCode), { actor, at, expiresAt: familyCodeEnd(at) });
  };
  return (request) =>
    pipe(
      store.children(request.school),
      TE.map((children) => planFamilyCodes(children, request.children)),
      TE.bindTo('plan'),
      TE.bindW('issued', ({ plan }) => issue(request, plan.households)),
      TE.map(({ plan: { kept, unknown }, issued }) => ({ issued, kept, unknown })),
    );
};

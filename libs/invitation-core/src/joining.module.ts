import { provide } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { Clock } from './ports/clock.ts';
import { CodeVault } from './ports/code-vault.ts';
import { FamilyCodeStore } from './ports/family-code-store.ts';
import { JoinPage } from './ports/join-page.ts';
import { JoinStore } from './ports/join-store.ts';
import { JoinedPlaces } from './ports/joined-places.ts';
import { PrepareAccount } from './ports/prepare-account.ts';
import {
  AcceptFamilyCode,
  AcceptInvitation,
  makeAcceptFamilyCode,
  makeAcceptInvitation,
} from './use-cases/accept-join.ts';
import {
  makeReissueFamilyCode,
  makeRevokeFamilyCode,
  makeRevokeFamilyJoin,
  ReissueFamilyCode,
  RevokeFamilyCode,
  RevokeFamilyJoin,
} from './use-cases/change-family-code.ts';
import { ExpireSecrets, makeExpireSecrets } from './use-cases/expire-secrets.ts';
import { IssueFamilyCodes, makeIssueFamilyCodes } from './use-cases/issue-family-codes.ts';
import { JoinByClever, makeJoinByClever } from './use-cases/join-by-clever.ts';
import { LettersOf, makeLettersOf } from './use-cases/letters-of.ts';
import { ListFamilyCodes, makeListFamilyCodes } from './use-cases/list-family-codes.ts';
import { LookUpJoin, makeLookUpJoin } from './use-cases/look-up-join.ts';
import { makeMyPlaces, MyPlaces } from './use-cases/my-places.ts';

/**
 * Needs: JoinStore, FamilyCodeStore, JoinedPlaces, CodeVault, JoinPage, Clock, and of access PrepareAccount.
 * Gives: every use case of joining and of Family Codes.
 */
export const joiningModule = new ContainerModule(({ bind }) => {
  provide(bind, LookUpJoin, makeLookUpJoin, [JoinStore, CodeVault, Clock]);
  provide(bind, AcceptInvitation, makeAcceptInvitation, [JoinStore, PrepareAccount, CodeVault, Clock]);
  provide(bind, AcceptFamilyCode, makeAcceptFamilyCode, [JoinStore, PrepareAccount, CodeVault, Clock]);
  provide(bind, JoinByClever, makeJoinByClever, [JoinStore, Clock]);
  provide(bind, MyPlaces, makeMyPlaces, [JoinedPlaces]);
  provide(bind, ExpireSecrets, makeExpireSecrets, [JoinStore]);

  provide(bind, IssueFamilyCodes, makeIssueFamilyCodes, [FamilyCodeStore, CodeVault, Clock]);
  provide(bind, ListFamilyCodes, makeListFamilyCodes, [FamilyCodeStore]);
  provide(bind, ReissueFamilyCode, makeReissueFamilyCode, [FamilyCodeStore, CodeVault, Clock]);
  provide(bind, RevokeFamilyCode, makeRevokeFamilyCode, [FamilyCodeStore, Clock]);
  provide(bind, RevokeFamilyJoin, makeRevokeFamilyJoin, [FamilyCodeStore, CodeVault, Clock]);
  provide(bind, LettersOf, makeLettersOf, [FamilyCodeStore, CodeVault, JoinPage]);
});

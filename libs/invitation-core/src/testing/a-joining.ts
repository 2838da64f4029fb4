import { TE } from '@bloomz/kernel';
import type { JoiningAccount } from '../entities/join.ts';
import type { PrepareAccount } from '../ports/prepare-account.ts';
import { makeAcceptFamilyCode, makeAcceptInvitation } from '../use-cases/accept-join.ts';
import { makeReissueFamilyCode, makeRevokeFamilyCode, makeRevokeFamilyJoin } from '../use-cases/change-family-code.ts';
import { makeExpireSecrets } from '../use-cases/expire-secrets.ts';
import { makeIssueFamilyCodes } from '../use-cases/issue-family-codes.ts';
import { makeJoinByClever } from '../use-cases/join-by-clever.ts';
import { keepSecrets } from '../use-cases/keep-secrets.ts';
import { makeLettersOf } from '../use-cases/letters-of.ts';
import { makeListFamilyCodes } from '../use-cases/list-family-codes.ts';
import { makeLookUpJoin } from '../use-cases/look-up-join.ts';
import { makeMyPlaces } from '../use-cases/my-places.ts';
import { makeInMemoryJoining } from './in-memory-joining.ts';
import { aUuid, inDays, NOW } from './joining-builders.ts';
import type { SeededInvitation, SeededMember } from './joining-world.ts';
import { makeTestVault } from './test-vault.ts';
import type { SchoolPlace } from '../entities/place.ts';

/** Accounts as access would give them: known by address and password, new where nobody has the address. */
const makeAccounts = () => {
  const passwords = new Map<string, { readonly id: string; readonly password: string }>();
  const asked: string[] = [];
  const judge = ({ email, password, name }: Parameters<PrepareAccount>[0]): ReturnType<PrepareAccount> => {
    const known = passwords.get(email);
    if (known === undefined) {
      const account: JoiningAccount = { kind: 'new', account: { id: aUuid(), name, email, passwordHash: 'hash' } };
      return password.length < 12 ? TE.left({ _tag: 'WeakPassword', shortest: 12 }) : TE.right(account);
    }
    return known.password === password
      ? TE.right({ kind: 'known', account: { id: known.id, name, email } })
      : TE.left({ _tag: 'WrongCredentials' });
  };
  const prepareAccount: PrepareAccount = (wish) => {
    asked.push(wish.email);
    return judge(wish);
  };
  return { passwords, asked, prepareAccount };
};

/** Every use case of joining, wired by hand over one world in memory, with a clock that moves when a test says so. */
export const aJoining = () => {
  const world = makeInMemoryJoining();
  const { joins, familyCodes, places } = world;
  const [vault, accounts] = [makeTestVault(), makeAccounts()];
  let now = NOW;
  const clock = (): Date => now;
  return {
    ...{ world, vault, accounts },
    wait: (days: number) => void (now = inDays(days, now)),
    /** Somebody invited, with the secrets of the mail. */
    invite: async (place: SchoolPlace, member: SeededMember, like: Partial<SeededInvitation> = {}) => {
      const secrets = vault.mint();
      await world.seed.member(place, member);
      await world.seed.invitation(place, {
        ...{ userId: member.userId, purpose: 'teacher', state: 'sent', expiresAt: inDays(14), ...like },
        secrets: keepSecrets(vault, secrets),
      });
      return secrets;
    },
    lookUpJoin: makeLookUpJoin(joins, vault, clock),
    acceptInvitation: makeAcceptInvitation(joins, accounts.prepareAccount, vault, clock),
    acceptFamilyCode: makeAcceptFamilyCode(joins, accounts.prepareAccount, vault, clock),
    joinByClever: makeJoinByClever(joins, clock),
    myPlaces: makeMyPlaces(places),
    expireSecrets: makeExpireSecrets(joins),
    issueFamilyCodes: makeIssueFamilyCodes(familyCodes, vault, clock),
    listFamilyCodes: makeListFamilyCodes(familyCodes),
    reissueFamilyCode: makeReissueFamilyCode(familyCodes, vault, clock),
    revokeFamilyCode: makeRevokeFamilyCode(familyCodes, clock),
    revokeFamilyJoin: makeRevokeFamilyJoin(familyCodes, vault, clock),
    lettersOf: makeLettersOf(familyCodes, vault, (link) => `https://bloomz.example/join/${link}`),
  };
};

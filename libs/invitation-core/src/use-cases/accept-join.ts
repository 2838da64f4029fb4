import { O, pipe, TE, token } from '@bloomz/kernel';
import {
  type Adult,
  type Applicant,
  type Joined,
  type JoiningAccount,
  type Opening,
  type Shown,
  splitName,
} from '../entities/join.ts';
import type { AddressTaken, JoinRefused, StoreUnavailable, WeakPassword, WrongCredentials } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { FoundOpening, JoinStore } from '../ports/join-store.ts';
import type { PrepareAccount } from '../ports/prepare-account.ts';
import { digestShown } from './digest-shown.ts';

export type JoinRequest = { readonly shown: Shown; readonly as: Applicant };
export type NotJoined = JoinRefused | WrongCredentials | WeakPassword | AddressTaken | StoreUnavailable;

/**
 * Joins by an invitation. Nothing is asked about an account before the code has proved usable, and nothing is written
 * before everything is: a new account comes to be with the join or not at all.
 */
export type AcceptInvitation = (request: JoinRequest) => TE.TaskEither<NotJoined, Joined>;
export const AcceptInvitation = token<AcceptInvitation>('AcceptInvitation');

/** As `AcceptInvitation`, by a Family Code. */
export type AcceptFamilyCode = (request: JoinRequest) => TE.TaskEither<NotJoined, Joined>;
export const AcceptFamilyCode = token<AcceptFamilyCode>('AcceptFamilyCode');

const REFUSED: JoinRefused = { _tag: 'JoinRefused' };

/** How an adult is listed: by the name they give, else by that of their account. */
const toAdult = (as: Applicant): Adult =>
  as.kind === 'signed-in'
    ? { ...splitName(as.account.name), email: as.account.email, language: null }
    : {
        firstName: as.firstName.trim(),
        lastName: as.lastName.trim(),
        email: as.email.trim(),
        language: as.language ?? null,
      };

const makeAccept =
  (kind: Opening['kind']) =>
  (store: JoinStore, prepareAccount: PrepareAccount, vault: CodeVault, clock: Clock): AcceptInvitation => {
    const accountOf = (as: Applicant, { used }: FoundOpening): TE.TaskEither<NotJoined, JoiningAccount> =>
      as.kind === 'signed-in'
        ? TE.right({ kind: 'known', account: as.account })
        : pipe(
            prepareAccount({
              email: as.email.trim(),
              password: as.password,
              name: `${as.firstName.trim()} ${as.lastName.trim()}`.trim(),
            }),
            TE.mapLeft((failure) => (used && failure._tag !== 'StoreUnavailable' ? REFUSED : failure)),
          );
    const tryToJoin = ({ shown, as }: JoinRequest): TE.TaskEither<NotJoined, Joined> => {
      const [key, at] = [digestShown(vault, shown), clock()];
      return pipe(
        store.find(key, at),
        TE.map(O.filter((found) => found.kind === kind)),
        TE.flatMap(TE.fromOption((): NotJoined => REFUSED)),
        TE.flatMap((found) => accountOf(as, found)),
        TE.flatMap((account) =>
          store.join(
            kind === 'invitation' ? { kind, key, account, at } : { kind, key, account, at, adult: toAdult(as) },
          ),
        ),
      );
    };
    /** Whoever sends the same twice at once has made the account with the first: the second proves it. */
    return (request) =>
      pipe(
        tryToJoin(request),
        TE.orElse((failure) => (failure._tag === 'AddressTaken' ? tryToJoin(request) : TE.left(failure))),
      );
  };

export const makeAcceptInvitation = makeAccept('invitation');
export const makeAcceptFamilyCode = makeAccept('family-code');

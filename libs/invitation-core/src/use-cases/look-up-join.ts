import { O, pipe, TE, token } from '@bloomz/kernel';
import type { Opening, Shown } from '../entities/join.ts';
import type { JoinRefused, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { FoundOpening, JoinStore } from '../ports/join-store.ts';
import { digestShown } from './digest-shown.ts';

/** What a code or a link opens. It changes nothing, so scanners of mail may come before the person as often as they like. */
export type LookUpJoin = (shown: Shown) => TE.TaskEither<JoinRefused | StoreUnavailable, Opening>;
export const LookUpJoin = token<LookUpJoin>('LookUpJoin');

const toOpening = ({ used: _, ...opening }: FoundOpening): Opening => opening;

export const makeLookUpJoin =
  (store: JoinStore, vault: CodeVault, clock: Clock): LookUpJoin =>
  (shown) =>
    pipe(
      store.find(digestShown(vault, shown), clock()),
      TE.map(O.filter(({ used }) => !used)),
      TE.flatMap(TE.fromOption((): JoinRefused | StoreUnavailable => ({ _tag: 'JoinRefused' }))),
      TE.map(toOpening),
    );

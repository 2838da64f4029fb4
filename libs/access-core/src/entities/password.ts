import { E } from '@bloomz/kernel';
import type { WeakPassword } from '../errors.ts';

const SHORTEST = 12;

/** Length is what counts; characters as people see them, not as UTF-16 does. */
export const checkPassword = (password: string): E.Either<WeakPassword, string> =>
  [...password.normalize('NFC')].length >= SHORTEST
    ? E.right(password)
    : E.left({ _tag: 'WeakPassword', shortest: SHORTEST });

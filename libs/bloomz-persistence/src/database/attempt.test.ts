import { expect, it } from 'vitest';
import { toStoreUnavailable } from './attempt.ts';

const detailOf = (cause: unknown): string => toStoreUnavailable(cause).detail;
const coded = (code: string): Error =>
  Object.assign(new Error('insert into people values (ada@secret.example)'), { code, detail: 'Key (email)=(ada)' });

it('names the SQLSTATE or the code of the network, of the failure or its cause', () => {
  expect(detailOf(coded('23505'))).toBe('SQLSTATE 23505');
  expect(detailOf(coded('ECONNREFUSED'))).toBe('ECONNREFUSED');
  expect(detailOf(new Error('wrapped', { cause: coded('57P01') }))).toBe('SQLSTATE 57P01');
});

it('names the kind of what carries no code', () => {
  expect(detailOf(new Error('timeout exceeded when trying to connect'))).toBe('TimedOut');
  expect(detailOf(new Error('Connection terminated unexpectedly'))).toBe('ConnectionLost');
  expect(detailOf(new RangeError('ada@secret.example'))).toBe('RangeError');
  expect(detailOf('ada@secret.example')).toBe('Unknown');
});

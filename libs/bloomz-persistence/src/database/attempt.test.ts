import { describe, expect, it } from 'vitest';
import { embeddedUnavailable } from '../embedded/embedded-unavailable.ts';
import { toStoreUnavailable } from './attempt.ts';

const detailOf = (cause: unknown): string => toStoreUnavailable(cause).detail;

describe('what is said of a failing database', () => {
  it.each([
    ['a code of PostgreSQL', Object.assign(new Error('row (secret)'), { code: '23505' }), 'SQLSTATE 23505'],
    ['a code of the system', Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    ['the code of a cause', new Error('secret', { cause: Object.assign(new Error(), { code: 'EPIPE' }) }), 'EPIPE'],
    ['a time-out', new Error('timeout exceeded when trying to connect'), 'TimedOut'],
    ['a lost connection', new Error('Connection terminated unexpectedly'), 'ConnectionLost'],
    ['our own advice', embeddedUnavailable('set DATABASE_URL'), 'set DATABASE_URL'],
    ['our own advice as a cause', new Error('secret', { cause: embeddedUnavailable('move it') }), 'move it'],
    ['a kind of error', new TypeError('secret'), 'TypeError'],
    ['anything else', 'secret', 'Unknown'],
  ])('%s', (_, cause, detail) => {
    expect(detailOf(cause)).toBe(detail);
  });
});

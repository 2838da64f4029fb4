import { makePgMail, makeTestDatabase, type TestDatabase } from '@bloomz/bloomz-persistence/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callCli } from '../testing/a-bloomz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const say = async (...argv: string[]): Promise<Record<string, unknown>> => {
  const { code, out, err } = await callCli({ DATABASE_URL: database.url }, 'mail', ...argv, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
};

it('mail is paused and resumed, everywhere or for a school, and its status says so', async () => {
  const world = await makePgMail(database);
  const { schoolId } = await world.school();
  expect(await say('status')).toEqual({
    ...{ pausedSince: null, serverDown: null, oldestSince: null },
    ...{ waiting: { due: 0, later: 0, inHand: 0 }, pausedSchools: { byHand: 0, tooManyBounces: 0 } },
  });
  expect(await say('pause')).toEqual({ school: null, paused: true });
  expect(await say('pause', '--school', schoolId)).toEqual({ school: schoolId, paused: true });
  const paused = await say('status');
  expect(paused).toMatchObject({ pausedSchools: { byHand: 1 } });
  expect(paused['pausedSince']).toEqual(expect.any(String));
  await say('resume');
  await say('resume', '--school', schoolId);
  expect(await say('status')).toMatchObject({ pausedSince: null, pausedSchools: { byHand: 0 } });
});

it('a school that is none is said to be none', async () => {
  const { code, err } = await callCli({ DATABASE_URL: database.url }, 'mail', 'pause', '--school', 'nowhere');
  expect(code).toBe(3);
  expect(err).toContain('nowhere');
});

it('a mail is shown as people get it', async () => {
  const { subject, text, html } = await say('preview', '--kind', 'teacher', '--language', 'es');
  expect(subject).toContain('Bloomz');
  expect(text).toMatch(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}\b/);
  expect(html).toContain('lang="es"');
});

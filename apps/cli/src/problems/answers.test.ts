import {
  type CleverUnavailable,
  type DistrictId,
  parseSectionId,
  type SchoolId,
  type UserId,
} from '@bloomz/onboarding-core';
import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { aPlan } from '../testing/a-report.ts';
import { ANSWERS, NOWHERE } from './answers.ts';
import { type CliError, unexpected } from './cli-error.ts';
import type { ExitCode } from './exit-code.ts';
import { sentenceOf, toProblem } from './to-problem.ts';

const schoolId = 'school-1' as SchoolId;
const districtId = 'district-1' as DistrictId;
const userId = 'user-1' as UserId;
const section = parseSectionId('section-1');
if (E.isLeft(section)) throw new Error('a section id');
const runId = 'run-1';

/** One of each: a new error is missing here as well. */
const EXAMPLES: { readonly [Tag in CliError['_tag']]: readonly [Extract<CliError, { _tag: Tag }>, ExitCode] } = {
  WrongUsage: [{ _tag: 'WrongUsage', sentence: 'No such thing.' }, 2],
  MalformedCleverId: [{ _tag: 'MalformedCleverId', what: 'school', given: 'x!y' }, 2],
  BlankName: [{ _tag: 'BlankName' }, 2],
  SchoolUnknown: [{ _tag: 'SchoolUnknown', schoolId }, 3],
  SchoolInOtherDistrict: [{ _tag: 'SchoolInOtherDistrict', schoolId, districtId }, 3],
  AdminLinkedElsewhere: [{ _tag: 'AdminLinkedElsewhere', schoolId, linkedTo: 'boss' as UserId }, 3],
  DistrictUnknown: [{ _tag: 'DistrictUnknown', districtId }, 3],
  DistrictFrozen: [{ _tag: 'DistrictFrozen', districtId }, 3],
  KeyUnknown: [{ _tag: 'KeyUnknown', keyId: 'key-1' }, 3],
  WeakPassword: [{ _tag: 'WeakPassword', shortest: 12 }, 3],
  NotSchoolAdmin: [{ _tag: 'NotSchoolAdmin', schoolId, userId }, 3],
  CleverLinkMissing: [{ _tag: 'CleverLinkMissing', schoolId }, 3],
  CleverRoleMissing: [{ _tag: 'CleverRoleMissing', schoolId, userId }, 3],
  DistrictNotConnected: [{ _tag: 'DistrictNotConnected', districtId }, 3],
  SchoolNotShared: [{ _tag: 'SchoolNotShared', schoolId }, 3],
  NeverImported: [{ _tag: 'NeverImported', schoolId }, 3],
  TeachersPending: [{ _tag: 'TeachersPending', joined: 3, of: 4 }, 3],
  RosterMoved: [{ _tag: 'RosterMoved', schoolId }, 3],
  ImportUnderway: [{ _tag: 'ImportUnderway', schoolId }, 3],
  RunUnknown: [{ _tag: 'RunUnknown', runId }, 3],
  RunNotHeld: [{ _tag: 'RunNotHeld', runId, state: 'applied' }, 3],
  PlanOutdated: [{ _tag: 'PlanOutdated', runId, fresh: aPlan() }, 3],
  ClassUnknown: [{ _tag: 'ClassUnknown', schoolId, sectionId: section.right }, 3],
  CleverUnavailable: [{ _tag: 'CleverUnavailable', reason: 'Truncated', detail: 'page 2' }, 69],
  StoreUnavailable: [{ _tag: 'StoreUnavailable', detail: 'ECONNREFUSED' }, 69],
  ClientRejected: [{ _tag: 'ClientRejected' }, 78],
  BadConfiguration: [{ _tag: 'BadConfiguration', sentence: 'PORT is malformed.' }, 78],
  Unexpected: [{ _tag: 'Unexpected', what: 'TypeError: x' }, 70],
};

describe.each(Object.values(EXAMPLES))('$_tag', (error, exitCode) => {
  it(`ends with ${exitCode}, in one sentence and one stable type`, () => {
    const problem = toProblem(error, NOWHERE);
    expect(ANSWERS[error._tag].exitCode).toBe(exitCode);
    expect(problem).toMatchObject({ exitCode, type: expect.stringMatching(/^urn:bloomz:problem:[a-z-]+$/) as string });
    expect(problem.detail).toMatch(/\.$/);
    expect(problem.detail).not.toMatch(/\n| {4}at |undefined|\[object/);
  });
});

describe('the problem document', () => {
  it('gives every error a type of its own', () => {
    const types = Object.values(ANSWERS).map(({ slug }) => slug);
    expect(new Set(types).size).toBe(types.length);
  });

  it('carries the ids, and the fresh plan of an outdated approval', () => {
    expect(toProblem(EXAMPLES.NotSchoolAdmin[0], NOWHERE)).toMatchObject({ schoolId, userId });
    expect(toProblem(EXAMPLES.PlanOutdated[0], NOWHERE)).toMatchObject({ runId, plan: { planHash: 'hash-1' } });
    expect(toProblem({ _tag: 'PlanOutdated', runId, fresh: null }, NOWHERE)).not.toHaveProperty('plan');
  });

  it('sends people back to npm start when the local settings name a Clever that is gone', () => {
    const gone: CliError = { _tag: 'CleverUnavailable', reason: 'Unreachable', detail: 'ECONNREFUSED' };
    expect(sentenceOf(gone, { cleverFrom: '/data/local.env' })).toContain('npm start');
    expect(sentenceOf(gone, NOWHERE)).not.toContain('npm start');
  });

  it('gives advice that fits what Clever did', () => {
    const say = (reason: CleverUnavailable['reason']): string =>
      sentenceOf({ _tag: 'CleverUnavailable', reason, detail: 'x' }, NOWHERE);
    expect(say('Unreachable')).toContain('CLEVER_API_URL');
    expect(say('RateLimited')).toContain('in a few minutes');
    expect(say('Refused')).toContain('`verify`');
  });

  it('describes what was thrown without its stack', () => {
    expect(unexpected(new TypeError('a\nb'))).toEqual({ _tag: 'Unexpected', what: 'TypeError: a b' });
    expect(unexpected('secret')).toEqual({ _tag: 'Unexpected', what: 'something was thrown' });
  });

  it('stays on one line whatever the error quotes', () => {
    const nasty: CliError = { _tag: 'MalformedCleverId', what: 'school', given: 'a\nb\u001b[31m' };
    expect(sentenceOf(nasty, NOWHERE)).toContain('"a b[31m"');
  });
});

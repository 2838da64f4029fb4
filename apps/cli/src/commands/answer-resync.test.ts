import { E } from '@bloomz/kernel';
import type { Resynced, SchoolId } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../problems/answers.ts';
import { aReport } from '../testing/a-report.ts';
import { answerResync } from './answer-resync.ts';

const school = (n: number, outcome: Resynced['outcome'], contacts: Resynced['contacts'] = null): Resynced => ({
  schoolId: `school-${n}` as SchoolId,
  outcome,
  contacts,
});
const fine = E.right(aReport());
const held = E.right(aReport({ outcome: 'held' }));
const refused = (n: number) => E.left({ _tag: 'SchoolNotShared', schoolId: `school-${n}` as SchoolId } as const);
const down = E.left({ _tag: 'CleverUnavailable', reason: 'TimedOut', detail: 'x' } as const);

const fresh = (n: number): Resynced =>
  school(n, E.left({ _tag: 'NeverImported', schoolId: `school-${n}` as SchoolId }));

const codeOf = (...schools: Resynced[]): number => answerResync(schools, NOWHERE).exitCode;

describe('a resync of several schools', () => {
  it('ends as its worst school: a failure before a hold, a hold before success', () => {
    expect(codeOf()).toBe(0);
    expect(codeOf(school(1, fine))).toBe(0);
    expect(codeOf(school(1, fine), school(2, held))).toBe(4);
    expect(codeOf(school(1, refused(1)), school(2, held))).toBe(3);
    expect(codeOf(school(1, down), school(2, refused(2)))).toBe(69);
  });

  it('has one entry per school, a report or a problem', () => {
    expect(answerResync([school(1, fine), school(2, refused(2))], NOWHERE).json).toMatchObject({
      schools: [
        { schoolId: 'school-1', outcome: 'applied' },
        { schoolId: 'school-2', type: 'urn:bloomz:problem:school-not-shared', exitCode: 3 },
      ],
    });
  });

  it('shows the contacts beside the roster where they were imported, and counts them', () => {
    const answer = answerResync([school(1, fine, held), school(2, fine, down)], NOWHERE);
    expect(answer).toMatchObject({
      exitCode: 69,
      json: {
        schools: [
          { outcome: 'applied', contacts: { outcome: 'held' } },
          { outcome: 'applied', contacts: { type: 'urn:bloomz:problem:clever-unavailable' } },
        ],
      },
      complaint: expect.stringContaining('1 of 2 schools failed') as string,
    });
    expect(codeOf(school(1, fine, held))).toBe(4);
    expect(answerResync([school(1, fine)], NOWHERE).json).not.toHaveProperty('schools.0.contacts');
  });

  it('complains in one line', () => {
    expect(answerResync([school(1, fine)], NOWHERE).complaint).toBeUndefined();
    const { complaint } = answerResync([school(1, fine), school(2, refused(2)), school(3, down)], NOWHERE);
    expect(complaint).toMatch(/^2 of 3 schools failed\. The first: Clever does not show school school-2/);
  });

  it('leaves out schools that nobody has imported, and says how many', () => {
    const answer = answerResync([fresh(1), school(2, fine), fresh(3)], NOWHERE);
    expect(answer).toMatchObject({ exitCode: 0, json: { schools: [{ schoolId: 'school-2' }] } });
    expect(answer.note).toBe('2 schools left out: nobody has imported from there yet.');
    expect(answer.complaint).toBeUndefined();
    expect(answerResync([fresh(1)], NOWHERE)).toMatchObject({
      json: { schools: [] },
      text: expect.stringContaining('nothing to keep') as string,
    });
    expect(answerResync([school(1, fine)], NOWHERE)).not.toHaveProperty('note');
  });

  it('counts a database that failed for one school as that school’s failure', () => {
    const lost = E.left({ _tag: 'StoreUnavailable', detail: 'ConnectionLost' } as const);
    expect(answerResync([school(1, lost), school(2, fine)], NOWHERE)).toMatchObject({
      exitCode: 69,
      json: { schools: [{ type: 'urn:bloomz:problem:store-unavailable' }, { outcome: 'applied' }] },
    });
  });
});

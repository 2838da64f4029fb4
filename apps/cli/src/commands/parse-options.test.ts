import { E } from '@bloomz/kernel';
import { DEFAULT_OPTIONS } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import { parseActor, parseEmail, parseImportOptions, parseRunId } from './parse-options.ts';

describe('what was typed', () => {
  it('becomes import options, the screen as it opens by default', () => {
    expect(parseImportOptions({})).toEqual(E.right(DEFAULT_OPTIONS));
    const raw = { step: 'roster', duplicateNames: 'suggested', sections: 'recommended', parentCommunication: false };
    expect(parseImportOptions(raw)).toMatchObject(
      E.right({
        duplicateNames: 'suggested',
        sections: 'recommended',
        classOptions: { behaviorManagement: true, studentPortfolios: true, parentCommunication: false },
      }),
    );
  });

  it('chooses the types of contacts, in the order of the guide', () => {
    const contacts = { ...DEFAULT_OPTIONS, step: 'contacts' };
    expect(parseImportOptions({ step: 'contacts' })).toEqual(E.right(contacts));
    const typed = { step: 'contacts', contactTypes: 'unspecified, primary,Parent/Guardian' };
    expect(parseImportOptions({ ...typed, acknowledgeTeachersPending: true })).toEqual(
      E.right({
        ...contacts,
        contactTypes: ['Parent/Guardian', 'Primary', 'unspecified'],
        acknowledgeTeachersPending: true,
      }),
    );
  });

  it.each([
    { step: 'contacts', contactTypes: 'Parents' },
    { step: 'contacts', contactTypes: '' },
    { contactTypes: 'Primary' },
  ])('is refused: %j', (raw) => {
    expect(parseImportOptions(raw)).toMatchObject({ _tag: 'Left' });
  });

  it('names the operator, or a person with --as', () => {
    expect(parseActor({})).toEqual(E.right({ kind: 'operator' }));
    expect(parseActor({ as: 'user-1' })).toEqual(E.right({ kind: 'person', userId: 'user-1' }));
    expect(parseActor({ as: 'no id' })).toMatchObject(E.left({ _tag: 'MalformedCleverId' }));
  });

  it.each(['', 'a', 'a@', '@b', 'a@b@c', 'a b@c'])('is no e-mail address: "%s"', (raw) => {
    expect(parseEmail({ admin: raw }, 'admin')).toMatchObject({ _tag: 'Left' });
  });

  it('is a run id, or not', () => {
    expect(parseRunId({ run: 'A051C7D5-3833-49d6-b5e3-ea46692746ab' })).toEqual(
      E.right('a051c7d5-3833-49d6-b5e3-ea46692746ab'),
    );
    expect(parseRunId({ run: 'nope' })).toMatchObject({ _tag: 'Left' });
  });
});

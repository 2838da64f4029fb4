import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { E } from '@bloomz/kernel';
import { parseDistrictId, parseSchoolId } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { rightOf } from '../testing/scripted-clever.ts';
import { SCHOOL } from '../testing/tiny-district.ts';
import { decodePage } from './page.ts';
import { decodeSchool } from './places.ts';
import { decodeSection } from './section.ts';
import { decodeTokenOf } from './token-answer.ts';
import { decodeUserAt } from './user.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/clever/recordings');

const Recording = t.type({
  interactions: t.array(
    t.type({
      request: t.type({ url: t.string }),
      response: t.type({ status: t.number, body: t.unknown }),
    }),
  ),
});
type Interaction = t.TypeOf<typeof Recording>['interactions'][number];

const readAll = (): ReadonlyArray<Interaction> => {
  try {
    return readdirSync(FOLDER)
      .filter((file) => file.endsWith('.json'))
      .flatMap(
        (file) => rightOf(Recording.decode(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')))).interactions,
      );
  } catch {
    console.info('skipped: the recorded answers of Clever are not at hand');
    return [];
  }
};

const recorded = readAll();
const answersTo = (url: RegExp): ReadonlyArray<Interaction> =>
  recorded.filter(({ request, response }) => url.test(request.url) && response.status === 200);

describe.skipIf(recorded.length === 0)("Clever's recorded answers", () => {
  it.each([
    [/\/users(\?|$)/, decodeUserAt(rightOf(parseSchoolId(SCHOOL)))],
    [/\/sections(\?|$)/, decodeSection],
  ])('are read without a quarantine: %s', (url, decode) => {
    const pages = answersTo(url).map(({ response }) => rightOf(decodePage(response.body)));
    const records = pages.flatMap((page) => page.records);
    expect(records.length).toBeGreaterThan(20);
    for (const raw of records) expect(decode(raw)).toSatisfy(E.isRight);
    expect(pages.some(({ nextUri }) => nextUri?.startsWith('/v3.0/'))).toBe(true);
  });

  it('are read as schools', () => {
    const single = answersTo(/\/schools\/\w+$/);
    expect(single.length).toBeGreaterThan(0);
    for (const { request, response } of single) {
      const id = rightOf(parseSchoolId(request.url.slice(request.url.lastIndexOf('/') + 1)));
      expect(rightOf(decodeSchool(id)(response.body)).name).not.toBe(id);
    }
  });

  it('are read as tokens', () => {
    const [answer] = answersTo(/tokens\?district=/);
    const districtId = rightOf(parseDistrictId(new URL(answer!.request.url).searchParams.get('district') ?? ''));
    expect(rightOf(decodeTokenOf(districtId)(answer!.response.body))).toMatch(/^[0-9a-f]{40}$/);
  });

  it('are no list where the envelope is broken', () => {
    const broken = answersTo(/\/resources$/);
    for (const { response } of broken) expect(decodePage(response.body)).toSatisfy(E.isLeft);
  });
});

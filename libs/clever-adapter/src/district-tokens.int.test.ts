import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { aReading } from './testing/a-reading.ts';
import { NO_TOKEN, TOKEN, tokenAnswer } from './testing/answering.ts';
import { leftOf, rightOf } from './testing/scripted-clever.ts';
import { aDistrict, anId, DISTRICT } from './testing/tiny-district.ts';

const TOKENS = '/oauth/tokens';
const GONE = { _tag: 'DistrictNotConnected', districtId: DISTRICT };
const NEW = 'ffffffffffffffffffffffffffffffffffffffff';

describe("a district's token", () => {
  it('is asked for with our client id and secret, and once per process', async () => {
    const { read, clever } = await aReading();
    expect(await read()).toSatisfy(E.isRight);
    expect(rightOf(await read()).cost.requests).toBe(7);
    const [first, ...others] = clever.asked.filter(({ path }) => path === TOKENS);
    expect(others).toEqual([]);
    expect(first?.url).toBe(`${TOKENS}?owner_type=district&district=${DISTRICT}`);
    expect(first?.authorization).toBe(`Basic ${Buffer.from('client:secret-of-ours').toString('base64')}`);
    expect(new Set(clever.asked.slice(1).map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${TOKEN}`]),
    );
  });

  it.each([
    ['there is none', NO_TOKEN],
    ["there are only others'", tokenAnswer(TOKEN, anId('e', 9))],
    ['it cannot be a token', tokenAnswer('two\nlines')],
  ])('DistrictNotConnected when %s', async (_, answer) => {
    const { read, clever } = await aReading(aDistrict(), ({ path }) => (path === TOKENS ? answer : undefined));
    expect(leftOf(await read())).toEqual(GONE);
    expect(clever.asked).toHaveLength(1);
  });

  it.each([401, 403])('ClientRejected when Clever answers %i to our client', async (status) => {
    const { read, clever } = await aReading(aDistrict(), ({ path }) => (path === TOKENS ? { status } : undefined));
    expect(leftOf(await read())).toEqual({ _tag: 'ClientRejected' });
    expect(clever.asked).toHaveLength(1);
  });

  it('HC-13: is read again when Clever rejects it, and the read goes on with the new one', async () => {
    const { read, clever } = await aReading(aDistrict(), ({ path, nth, authorization }) => {
      if (path === TOKENS) return nth === 1 ? tokenAnswer() : tokenAnswer(NEW);
      return authorization === `Bearer ${TOKEN}` ? { status: 401, body: { message: 'bad token' } } : undefined;
    });
    const { cost } = rightOf(await read());
    expect(cost).toEqual({ requests: 10, retries: 1 });
    expect(clever.asked.filter(({ path }) => path === TOKENS)).toHaveLength(2);
  });

  it('HC-13: is read again once only, however many requests are rejected at once', async () => {
    let rejecting = false;
    const { read, clever } = await aReading(aDistrict(), ({ path, nth, authorization }) => {
      if (path === TOKENS) return nth === 1 ? tokenAnswer() : tokenAnswer(NEW);
      if (path.includes('/schools/') && path.split('/').length === 4) rejecting = true;
      else if (rejecting && authorization === `Bearer ${TOKEN}`) return { status: 401 };
      return undefined;
    });
    expect(await read()).toSatisfy(E.isRight);
    expect(clever.asked.filter(({ path }) => path === TOKENS)).toHaveLength(2);
  });

  it.each([
    ['the same', tokenAnswer()],
    ['another one that is rejected too', tokenAnswer(NEW)],
    ['none', NO_TOKEN],
  ])('HC-13: DistrictNotConnected when Clever then gives %s', async (_, again) => {
    const { read, clever } = await aReading(aDistrict(), ({ path, nth }) => {
      if (path !== TOKENS) return { status: 401, body: { error: 'bad token' } };
      return nth === 1 ? tokenAnswer() : again;
    });
    expect(leftOf(await read())).toEqual(GONE);
    expect(clever.asked.length).toBeLessThanOrEqual(4);
  });
});

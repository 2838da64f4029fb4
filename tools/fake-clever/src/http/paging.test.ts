import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aClever, aDistrict, itemsOf, relOf } from '../testing/a-clever.ts';
import type { Answer, ListBody } from './answer.ts';
import { toApiRequest } from './api-request.ts';
import { pageOf } from './paging.ts';

const records = (count: number): ReadonlyArray<{ id: string }> =>
  Array.from({ length: count }, (_, n) => ({ id: String(n).padStart(24, '0') }));

const pageAt = (url: string, all: ReadonlyArray<{ id: string }>): ListBody => {
  const request = toApiRequest(url);
  if (request === undefined) throw new Error(`not an API address: ${url}`);
  const { body } = pageOf(request, all, (data) => ({ data, uri: '' })) as Answer & { body: { json: unknown } };
  return body.json as ListBody;
};

const walk = (start: string, rel: string, all: ReadonlyArray<{ id: string }>): string[][] => {
  const pages: string[][] = [];
  for (let url: string | undefined = start; url;) {
    const page = pageAt(url, all);
    pages.push(page.data.map(({ data }) => data.id));
    url = page.links.find((link) => link.rel === rel)?.uri;
  }
  return pages;
};

describe('a page', () => {
  it('is one of a walk that meets every record once, forwards and backwards', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        const all = records(count);
        const ids = all.map(({ id }) => id);
        expect(walk(`/v3.1/users?limit=${limit}`, 'next', all).flat()).toEqual(ids);
        expect(walk(`/v3.1/users?limit=${limit}&ending_before=last`, 'prev', all).toReversed().flat()).toEqual(ids);
      }),
    );
  });

  it('starts after a cursor that no longer exists', () => {
    const all = records(10).filter(({ id }) => !id.endsWith('4'));
    const page = pageAt(`/v3.1/users?starting_after=${'4'.padStart(24, '0')}`, all);
    expect(page.data[0]?.data.id).toBe('5'.padStart(24, '0'));
  });
});

describe('the list of 101 students', () => {
  const districts = [aDistrict({ schools: [{ level: 'elementary', students: 101 }] })];

  it('has a hundred on the first page and one behind next, which leads back with prev', async () => {
    const { get } = await aClever({ districts });
    const first = await get('/v3.1/users?role=student');
    expect([itemsOf(first).length, relOf(first, 'prev')]).toEqual([100, undefined]);
    const second = await get(relOf(first, 'next') ?? '');
    expect([itemsOf(second).length, relOf(second, 'next')]).toEqual([1, undefined]);
    const back = await get(relOf(second, 'prev') ?? '');
    expect(itemsOf(back)).toEqual(itemsOf(first));
  });

  it('repeats limit and role in its links and echoes the request in self', async () => {
    const { get } = await aClever({ districts });
    const page = await get('/v3.0/users?role=student&limit=10');
    expect(relOf(page, 'self')).toBe('/v3.0/users?role=student&limit=10');
    expect(relOf(page, 'next')).toMatch(/^\/v3\.0\/users\?role=student&limit=10&starting_after=[0-9a-f]{24}$/);
  });

  it('refuses a limit above 10,000 with 413 and nonsense with 400', async () => {
    const { get } = await aClever({ districts });
    expect((await get('/v3.1/users?limit=10000')).status).toBe(200);
    expect((await get('/v3.1/users?limit=10001')).status).toBe(413);
    expect((await get('/v3.1/users?limit=-1')).status).toBe(400);
  });

  it('counts without data, and ignores a count that is no boolean', async () => {
    const { get } = await aClever({ districts });
    expect((await get('/v3.1/users?role=student&count=true')).json).toMatchObject({ count: 101 });
    expect(itemsOf(await get('/v3.1/users?role=student&count=yes'))).toHaveLength(100);
  });
});

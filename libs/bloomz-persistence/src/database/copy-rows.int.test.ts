import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '../testing/make-test-database.ts';
import { type Cell, copyRows } from './copy-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const special = fc.constantFrom('\\', '\\N', '\\.', '\t', '\n', '\r', '\r\n', '"', "'", 'é', '学', '👩🏽‍🏫', ' ', '');
const text = fc
  .array(fc.oneof(special, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\u0000', ''));

it('brings every text unharmed into the database', async () => {
  const rowsArb = fc.array(fc.tuple(fc.option(text), fc.boolean(), text), { maxLength: 40 });
  await database.write(async ({ client }) => {
    await client.query('create temp table copied (a text, b boolean, c text, n serial) on commit drop');
    await fc.assert(
      fc.asyncProperty(rowsArb, async (rows) => {
        await client.query('truncate copied');
        await copyRows(client, 'copied', ['a', 'b', 'c'], rows);
        const found = await client.query<never>({ text: 'select a, b, c from copied order by n', rowMode: 'array' });
        expect(found.rows).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
});

it('makes rows only as fast as the database takes them', async () => {
  let made = 0;
  function* manyRows(): Generator<ReadonlyArray<Cell>> {
    for (; made < 120_000; made += 1) yield [`row ${made}`, true, null];
  }
  await database.write(async ({ client }) => {
    await client.query('create temp table copied (a text, b boolean, c text) on commit drop');
    const before = process.memoryUsage().rss;
    await copyRows(client, 'copied', ['a', 'b', 'c'], manyRows());
    expect(process.memoryUsage().rss - before).toBeLessThan(64e6);
    expect((await client.query('select count(*)::int as n from copied')).rows).toEqual([{ n: 120_000 }]);
  });
});

it('reports a refused row and leaves the connection usable', async () => {
  const broken = database.write(async ({ client }) => {
    await client.query('create temp table copied (a boolean) on commit drop');
    await copyRows(client, 'copied', ['a'], [['not a boolean']]);
  });
  await expect(broken).rejects.toMatchObject({ code: '22P02' });
  const next = await database.write(({ client }) => client.query<{ one: number }>('select 1 as one'));
  expect(next.rows).toEqual([{ one: 1 }]);
});

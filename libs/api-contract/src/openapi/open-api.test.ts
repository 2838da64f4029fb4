import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { makeOpenApi } from './open-api.ts';

const SNAPSHOT = path.join(import.meta.dirname, '../../openapi.json');
const RENEW = 'UPDATE_OPENAPI=1 npx vitest run libs/api-contract';

const committed = (): unknown => JSON.parse(readFileSync(SNAPSHOT, 'utf8'));

describe('openapi.json', () => {
  it('is the document of the code', async () => {
    const document = JSON.stringify(makeOpenApi());
    if (process.env['UPDATE_OPENAPI'] === '1')
      writeFileSync(SNAPSHOT, await format(document, { parser: 'json', printWidth: 120 }));
    expect(
      JSON.stringify(committed()) === document,
      `The contract has changed and libs/api-contract/openapi.json has not. If the change is meant, renew it with \`${RENEW}\`, look at what differs, and commit it.`,
    ).toBe(true);
  });

  it('holds nothing that is undefined or shared by accident', () => {
    expect(JSON.parse(JSON.stringify(makeOpenApi()))).toEqual(makeOpenApi());
  });
});

import { TE } from '@bloomz/kernel';
import type { CodeLedger } from '../ports/code-ledger.ts';

export const makeInMemoryCodeLedger = (): CodeLedger => {
  const claims = new Map<string, Date>();
  return {
    claim: (digest, at) =>
      TE.fromIO(() => {
        if (claims.has(digest)) return false;
        claims.set(digest, at);
        return true;
      }),
    sweep: (before) =>
      TE.fromIO(() => {
        const old = [...claims].filter(([, at]) => at < before);
        for (const [digest] of old) claims.delete(digest);
        return old.length;
      }),
  };
};

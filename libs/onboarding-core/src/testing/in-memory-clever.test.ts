import { SCHOOL } from './builders.ts';
import { cleverSideContract } from './contracts/clever-side.contract.ts';
import { makeInMemoryClever } from './in-memory-clever.ts';

cleverSideContract('the Clever in memory', SCHOOL, async (snapshot) => {
  const clever = makeInMemoryClever();
  clever.show(snapshot);
  return { source: clever, probe: clever };
});

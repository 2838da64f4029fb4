import { cleverSideContract } from '@bloomz/onboarding-core/testing';
import { makeCleverHttp } from './clever-http.ts';
import { makeCleverRosterSource } from './clever-roster-source.ts';
import { makeCleverSetupProbe } from './clever-setup-probe.ts';
import { aClever } from './testing/a-reading.ts';
import { rawFromSnapshot } from './testing/raw-from-snapshot.ts';
import { aConfig, aSchoolRef } from './testing/scripted-clever.ts';

cleverSideContract('Clever over HTTP', aSchoolRef(), async (snapshot) => {
  const clever = await aClever(rawFromSnapshot(snapshot));
  const http = makeCleverHttp(aConfig(clever.url));
  return { source: makeCleverRosterSource(http), probe: makeCleverSetupProbe(http) };
});

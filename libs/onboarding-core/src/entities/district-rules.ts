import { NOT_LOOKED, type Rule } from './setup-check.ts';

const HOURS = 3_600_000;
const STALE_AFTER_HOURS = 48;

export const cleverAppAdded: Rule = {
  id: 'clever-app-added',
  owner: 'district admin',
  judge: ({ facts, school }) => {
    if (!school) return NOT_LOOKED;
    return facts.connected
      ? { state: 'pass', evidence: 'Bloomz is among the Clever applications of the district.' }
      : {
          state: 'fail',
          evidence: 'Clever gives Bloomz no access to this district.',
          fix: 'In Clever, open Applications, add Bloomz and accept the connection.',
        };
  },
};

export const districtRunning: Rule = {
  id: 'district-running',
  owner: 'district admin',
  judge: ({ facts: { district } }) => {
    if (!district) return NOT_LOOKED;
    const state = district.state ?? '';
    const said = district.error ? `${state}: ${district.error}` : state;
    if (['', 'running', 'success'].includes(state))
      return { state: 'pass', evidence: `Clever reports the district as ${state === '' ? 'connected' : state}.` };
    if (state === 'paused')
      return {
        state: 'warn',
        evidence: 'Clever has paused the district; it shows frozen data. An import works with what is there.',
        fix: 'In Clever, end the pause when the new school year is ready.',
      };
    return {
      state: 'warn',
      evidence: `Clever reports the district as ${said}.`,
      fix:
        state === 'pending'
          ? 'Open the Clever dashboard and fix what it lists.'
          : 'Wait for Clever, or ask Clever support.',
    };
  },
};

export const launchDate: Rule = {
  id: 'launch-date',
  owner: 'district admin',
  judge: ({ facts: { district }, now }) => {
    if (!district) return NOT_LOOKED;
    const from = district.launchDate;
    if (from === undefined || from <= now.toISOString().slice(0, 10))
      return { state: 'pass', evidence: from ? `Launched on ${from}.` : 'Clever names no launch date.' };
    return {
      state: 'warn',
      evidence: `Clever names ${from} as the launch date; teachers would be invited before it.`,
      fix: 'Import on or after the launch date, or move the date in Clever.',
    };
  },
};

export const freshness: Rule = {
  id: 'freshness',
  owner: 'district admin',
  judge: ({ facts: { district }, lastImport, now }) => {
    if (!district) return NOT_LOOKED;
    const synced = district.lastSync === undefined ? Number.NaN : Date.parse(district.lastSync);
    const read = lastImport
      ? `The last import that changed Bloomz was at ${lastImport.toISOString()}.`
      : 'Nothing was imported yet.';
    if (Number.isNaN(synced))
      return { state: 'unknown', evidence: `Clever does not say when the district last synced. ${read}` };
    const evidence = `The district last synced to Clever at ${new Date(synced).toISOString()}. ${read}`;
    return now.getTime() - synced <= STALE_AFTER_HOURS * HOURS
      ? { state: 'pass', evidence }
      : { state: 'warn', evidence, fix: 'In Clever, look at the SIS sync; it has not run for two days or more.' };
  },
};

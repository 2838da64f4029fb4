import { O, TE } from '@bloomz/kernel';
import type { DistrictId } from '../entities/clever-ids.ts';
import type { District } from '../entities/district.ts';
import { hasEffect } from '../entities/run.ts';
import type { DistrictDirectory } from '../ports/district-directory.ts';
import type { InMemoryState } from './in-memory-state.ts';

export const makeInMemoryDistrictDirectory = (state: InMemoryState): DistrictDirectory => ({
  find: (districtId) => TE.fromIO(() => O.fromNullable(find(state, districtId))),
  setConnection: (districtId, connection, { at }) =>
    TE.fromIO(() => {
      if (state.disconnected.has(districtId) === (connection === 'disconnected')) return;
      if (connection === 'connected') state.disconnected.delete(districtId);
      else state.disconnected.set(districtId, at);
      for (const school of state.schools.values())
        if (school.ref.districtId === districtId)
          state.schools.set(school.ref.schoolId, { ...school, version: school.version + 1 });
    }),
});

const find = (state: InMemoryState, id: DistrictId): District | undefined => {
  const schools = [...state.schools.values()].filter(({ ref }) => ref.districtId === id).length;
  if (schools === 0) return undefined;
  const disconnectedAt = state.disconnected.get(id) ?? null;
  return {
    id,
    name: null,
    connection: disconnectedAt === null ? 'connected' : 'disconnected',
    disconnectedAt,
    schools,
    lastReadAt: lastReadAt(state, id),
  };
};

const lastReadAt = ({ runs }: InMemoryState, id: DistrictId): Date | null => {
  const reads = [...runs.values()].filter((run) => run.school.districtId === id && hasEffect(run));
  return reads.map(({ startedAt }) => startedAt).reduce<Date | null>((a, b) => (a !== null && a > b ? a : b), null);
};

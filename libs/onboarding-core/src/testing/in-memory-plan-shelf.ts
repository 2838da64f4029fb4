import { O, pipe, TE } from '@bloomz/kernel';
import type { PlannedChange } from '../entities/planned-change.ts';
import type { ChangeQuery, PlanShelf } from '../ports/plan-shelf.ts';
import { matchesWords, pageOf } from './in-memory-page.ts';
import type { InMemoryState } from './in-memory-state.ts';

export const makeInMemoryPlanShelf = ({ shelf }: InMemoryState): PlanShelf => ({
  keep: (plan, changes) => TE.fromIO(() => void shelf.set(plan.id, { plan, changes })),
  find: (planId) => TE.fromIO(() => O.fromNullable(shelf.get(planId)?.plan)),
  changes: (planId, query) => {
    const numbered = (shelf.get(planId)?.changes ?? []).map((change, i) => ({ change, place: placeOf(i) }));
    const wanted = numbered.filter(({ change }) => isWanted(query, change));
    return pipe(
      TE.fromEither(pageOf(wanted, query, ({ place }) => [place])),
      TE.map(({ items, next }) => ({ items: items.map(({ change }) => change), next })),
    );
  },
  sweep: (before) =>
    TE.fromIO(() => {
      const old = [...shelf.values()].filter(({ plan }) => plan.madeAt < before);
      for (const { plan } of old) shelf.delete(plan.id);
      return old.length;
    }),
});

const placeOf = (i: number): string => String(i).padStart(9, '0');

const isWanted = ({ kinds, worriesOnly = false, search }: ChangeQuery, change: PlannedChange): boolean =>
  (kinds === undefined || kinds.includes(change.kind)) &&
  (change.worries || !worriesOnly) &&
  matchesWords(search, change.name);

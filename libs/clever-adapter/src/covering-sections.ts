import type { SectionId, UserId } from '@bloomz/onboarding-core';

export type Roll = { readonly id: SectionId; readonly people: ReadonlyArray<UserId> };

/** Few sections that together name all wanted people: each time the one that names most of those still missing. */
export const coveringSections = (rolls: ReadonlyArray<Roll>, wanted: ReadonlySet<UserId>): ReadonlyArray<SectionId> => {
  const missing = new Set(wanted);
  let left = rolls.map((roll) => ({ ...roll, people: roll.people.filter((id) => missing.has(id)) }));
  const chosen: SectionId[] = [];
  while (missing.size > 0) {
    left = left
      .map((roll) => ({ ...roll, people: roll.people.filter((id) => missing.has(id)) }))
      .filter(({ people }) => people.length > 0)
      .sort((a, b) => b.people.length - a.people.length);
    const [best] = left;
    if (best === undefined) break;
    chosen.push(best.id);
    for (const id of best.people) missing.delete(id);
  }
  return chosen;
};

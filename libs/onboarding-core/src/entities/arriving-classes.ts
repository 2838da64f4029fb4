import type { ImportOptions } from './import-options.ts';
import type { Skipped } from './plan.ts';
import { recommendSections } from './recommend-sections.ts';
import type { Change } from './roster-changes.ts';
import type { SchoolClass } from './roster.ts';
import { nameKey, tidyName } from './section-name.ts';
import type { Section, Snapshot } from './snapshot.ts';

const create = (section: Section, name: string, options: ImportOptions): Change<SchoolClass> => ({
  kind: 'created',
  before: null,
  after: {
    sectionId: section.id,
    name,
    nameSource: nameKey(name) === nameKey(section.name) ? 'clever' : 'suggested',
    cleverName: section.name,
    state: 'active',
    archivedBy: null,
    ...options.classOptions,
  },
});

export type Arrivals = {
  readonly changes: ReadonlyArray<Change<SchoolClass>>;
  readonly skipped: ReadonlyArray<Skipped>;
};

/** Sections without a class, in Clever's order: the first of a free name is imported, the rest skipped or renamed. */
export const planArrivals = (
  arriving: ReadonlyArray<Section>,
  options: ImportOptions,
  activeNames: ReadonlySet<string>,
  suggest: (section: Section) => string,
): Arrivals => {
  const taken = new Set(activeNames);
  const changes: Change<SchoolClass>[] = [];
  const skipped: Skipped[] = [];
  for (const section of arriving) {
    const { id: cleverId, name } = section;
    const isFirst = !taken.has(nameKey(name));
    taken.add(nameKey(name));
    if (isFirst) changes.push(create(section, tidyName(name), options));
    else if (options.duplicateNames === 'suggested') changes.push(create(section, suggest(section), options));
    else skipped.push({ kind: 'section', cleverId, name, reason: 'DuplicateName', suggestion: suggest(section) });
  }
  return { changes, skipped };
};

/** With `recommended`, the sections that are not worth a class, and why. */
export const notWorthAClass = (
  sections: ReadonlyArray<Section>,
  snapshot: Snapshot,
  options: ImportOptions,
): ReadonlyArray<Skipped> => {
  if (options.sections === 'all') return [];
  const recommendations = recommendSections(snapshot);
  return sections.flatMap(({ id, name }): Skipped[] => {
    const reason = recommendations.get(id)?.reason;
    const covered = reason === 'RedundantSection' || reason === 'CoveredByHomeroom';
    return covered ? [{ kind: 'section', cleverId: id, name, reason }] : [];
  });
};

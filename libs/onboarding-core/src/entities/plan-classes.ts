import { type Arrivals, notWorthAClass, planArrivals } from './arriving-classes.ts';
import { type BoundPlan, isBound, planBound } from './bound-classes.ts';
import { byId, type SectionId } from './clever-ids.ts';
import type { ImportOptions } from './import-options.ts';
import type { Skipped } from './plan.ts';
import type { Withheld } from './risk.ts';
import type { Change } from './roster-changes.ts';
import type { Roster, SchoolClass } from './roster.ts';
import { nameKey } from './section-name.ts';
import type { Section, Snapshot } from './snapshot.ts';
import { makeSuggester, sameNamedSections } from './suggester.ts';

/** `imported`: the sections whose classes are active once the changes are applied. */
export type ClassPlan = BoundPlan & Arrivals & { readonly imported: ReadonlyArray<Section> };

const activeNames = (roster: Roster, changes: ReadonlyArray<Change<SchoolClass>>): ReadonlySet<string> => {
  const after = new Map(changes.map((change) => [change.after.sectionId, change.after]));
  return new Set(
    roster.classes
      .map((known) => (known.sectionId === null ? known : (after.get(known.sectionId) ?? known)))
      .filter(({ state }) => state === 'active')
      .map(({ name }) => nameKey(name)),
  );
};

/** Sections to classes: one class per uniquely named section, bound by Clever id for ever. */
export const planClasses = (
  snapshot: Snapshot,
  roster: Roster,
  options: ImportOptions,
  withheld: Withheld,
): ClassPlan => {
  const sections = [...snapshot.sections].sort(byId);
  const sameNamed = sameNamedSections(sections);
  const bound = roster.classes.filter(isBound);
  const boundIds = new Set(bound.map(({ sectionId }) => sectionId));
  const byHand = new Set(bound.filter(({ archivedBy }) => archivedBy === 'admin').map(({ sectionId }) => sectionId));
  const { changes, kept } = planBound(bound, snapshot, sameNamed, withheld);
  const names = activeNames(roster, changes);
  const unbound = sections.filter(({ id }) => !boundIds.has(id));
  const unchosen = notWorthAClass(unbound, snapshot, options);
  const passedOver = new Set<string>(unchosen.map(({ cleverId }) => cleverId));
  const arrivals = planArrivals(
    unbound.filter(({ id }) => !passedOver.has(id)),
    options,
    names,
    makeSuggester(snapshot, names, (id) => boundIds.has(id)),
  );
  const created = new Set(arrivals.changes.map(({ after }) => after.sectionId));
  return {
    changes: [...changes, ...arrivals.changes],
    skipped: [...leftArchived(sections, byHand), ...unchosen, ...arrivals.skipped],
    imported: sections.filter(({ id }) => created.has(id) || (boundIds.has(id) && !byHand.has(id))),
    kept,
  };
};

const leftArchived = (sections: ReadonlyArray<Section>, byHand: ReadonlySet<SectionId>): ReadonlyArray<Skipped> =>
  sections
    .filter(({ id }) => byHand.has(id))
    .map(({ id, name }) => ({ kind: 'section', cleverId: id, name, reason: 'ArchivedByAdmin' }));

import { E } from '@bloomz/kernel';
import type { Quarantined } from '@bloomz/onboarding-core';

/** The records of one list as its pages arrive: usable ones, spoiled ones, and how many there were. */
export interface Gathering<A> {
  readonly take: (raw: unknown) => void;
  readonly records: ReadonlyMap<string, A>;
  readonly spoiled: () => ReadonlyArray<Quarantined>;
  /** A record that comes twice, because Clever's data moved between pages, counts once. */
  readonly count: () => number;
}

export const makeGathering = <A extends { readonly id: string }>(
  decode: (raw: unknown) => E.Either<Quarantined, A>,
): Gathering<A> => {
  const records = new Map<string, A>();
  const spoiled = new Map<string, Quarantined>();
  const nameless: Quarantined[] = [];
  const spoil = (quarantined: Quarantined): void => {
    if (quarantined.cleverId === '') nameless.push(quarantined);
    else if (!records.has(quarantined.cleverId)) spoiled.set(quarantined.cleverId, quarantined);
  };
  return {
    take: (raw) => {
      const record = decode(raw);
      if (E.isLeft(record)) return spoil(record.left);
      records.set(record.right.id, record.right);
      spoiled.delete(record.right.id);
    },
    records,
    spoiled: () => [...spoiled.values(), ...nameless],
    count: () => records.size + spoiled.size + nameless.length,
  };
};

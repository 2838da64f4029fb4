import { E } from '@bloomz/kernel';
import type { DistrictId, SchoolId, SetupFacts, Snapshot } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { decodeSingle } from './page.ts';
import { present } from './present.ts';
import { OptionalText } from './text.ts';

/** A field that only informs: what cannot be read counts as absent. */
const informing = (raw: unknown): string | undefined => {
  const text = OptionalText.decode(raw);
  return E.isLeft(text) ? undefined : text.right;
};

const Place = t.intersection([t.type({ id: t.string }), t.UnknownRecord]);

/** The very record that was asked for. */
const placeOf = (body: unknown, id: string): E.Either<string, Readonly<Record<string, unknown>>> => {
  const single = decodeSingle(body);
  if (E.isLeft(single)) return single;
  return Place.is(single.right) && single.right.id === id
    ? E.right(single.right)
    : E.left('another record than asked for');
};

/** A school without a usable name goes by its id. https://dev.clever.com/docs/schools */
export const decodeSchool =
  (id: SchoolId) =>
  (body: unknown): E.Either<string, Snapshot['school']> => {
    const place = placeOf(body, id);
    if (E.isLeft(place)) return place;
    const { name, low_grade, high_grade } = place.right;
    return E.right({
      id,
      name: informing(name) ?? id,
      ...present({ lowGrade: informing(low_grade), highGrade: informing(high_grade) }),
    });
  };

/** https://dev.clever.com/docs/districts */
export const decodeDistrict =
  (id: DistrictId) =>
  (body: unknown): E.Either<string, NonNullable<SetupFacts['district']>> => {
    const place = placeOf(body, id);
    if (E.isLeft(place)) return place;
    const { name, state, error, last_sync, launch_date } = place.right;
    return E.right(
      present({
        name: informing(name),
        state: informing(state),
        error: informing(error),
        lastSync: informing(last_sync),
        launchDate: informing(launch_date),
      }),
    );
  };

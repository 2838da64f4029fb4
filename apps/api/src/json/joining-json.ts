import type { acceptInvitation, getMyPlaces, lookUpInvitation } from '@bloomz/api-contract';
import type { Joined, JoinedPlace, Opening } from '@bloomz/invitation-core';
import type { BodyOf } from './body-of.ts';

export const toOpeningJson = (opening: Opening): BodyOf<typeof lookUpInvitation> => ({
  kind: opening.kind,
  schoolName: opening.schoolName,
  purpose: opening.kind === 'invitation' ? opening.purpose : 'parent',
});

export const toJoinedJson = ({ accountId, place, schoolName, purpose }: Joined): BodyOf<typeof acceptInvitation> => ({
  accountId,
  schoolId: place.schoolId,
  schoolName,
  purpose,
});

export const toMyPlacesJson = (places: ReadonlyArray<JoinedPlace>): BodyOf<typeof getMyPlaces> => ({
  places: places.map(({ place, ...rest }) => ({ ...place, ...rest })),
});

import type { Actor, UserId } from '@bloomz/onboarding-core';

/** A key's id stands where a person's would: the kind says which it is. */
export type ActorColumns = { readonly actorKind: Actor['kind']; readonly actorUserId: string | null };

export const toActorColumns = (actor: Actor): ActorColumns => ({
  actorKind: actor.kind,
  actorUserId: actor.kind === 'operator' ? null : actor.kind === 'person' ? actor.userId : actor.keyId,
});

export const toActor = ({ actorKind, actorUserId }: ActorColumns): Actor => {
  if (actorUserId === null || actorKind === 'operator') return { kind: 'operator' };
  return actorKind === 'person'
    ? { kind: 'person', userId: actorUserId as UserId }
    : { kind: 'api-key', keyId: actorUserId };
};

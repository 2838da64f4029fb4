import type { Actor, UserId } from '@bloomz/onboarding-core';

/** A key's id stands where a person's would: the kind says which it is. */
export type ActorColumns = { readonly actorKind: Actor['kind']; readonly actorUserId: string | null };

export const toActorColumns = (actor: Actor): ActorColumns => ({
  actorKind: actor.kind,
  actorUserId: idOf(actor),
});

export const toActor = ({ actorKind, actorUserId }: ActorColumns): Actor => {
  if (actorUserId === null || actorKind === 'operator') return { kind: 'operator' };
  if (actorKind === 'person') return { kind: 'person', userId: actorUserId as UserId };
  return actorKind === 'account'
    ? { kind: 'account', accountId: actorUserId }
    : { kind: 'api-key', keyId: actorUserId };
};

const idOf = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'operator':
      return null;
    case 'person':
      return actor.userId;
    case 'account':
      return actor.accountId;
    case 'api-key':
      return actor.keyId;
  }
};

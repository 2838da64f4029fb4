import type { Actor } from '@bloomz/onboarding-core';

type ActorColumns = { readonly actorKind: Actor['kind']; readonly actorUserId: string | null };

export const toActorColumns = (actor: Actor): ActorColumns => ({
  actorKind: actor.kind,
  actorUserId: actor.kind === 'person' ? actor.userId : null,
});

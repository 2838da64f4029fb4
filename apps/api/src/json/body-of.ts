import type { Endpoint, Reply } from '@bloomz/api-contract';

/** The body that an operation answers with, by status. */
export type BodyOf<N extends Endpoint, Status extends number = 200> = Extract<
  Reply<N>,
  { readonly status: Status }
>['body'];

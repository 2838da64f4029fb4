import type { CleverUnavailable, SourceFailure } from '@bloomz/onboarding-core';

/**
 * One request that brought no usable answer. Names no person and no secret.
 * https://dev.clever.com/reference/responses-errors
 */
export type Fault = {
  readonly reason: CleverUnavailable['reason'];
  readonly detail: string;
  /** `never`: the same request would fail the same way. */
  readonly repeat: 'never' | 'later';
  /** Absent when nothing answered. */
  readonly status?: number;
  /** The host was never reached, as against a connection that broke. */
  readonly unconnected?: true;
};

/** Clever has no such record, or not for us (404, 403). What that means depends on what was asked for. */
type NotThere = { readonly _tag: 'NotThere'; readonly status: 403 | 404; readonly detail: string };

export type CallFailure = SourceFailure | NotThere;

export const unavailable = (reason: CleverUnavailable['reason'], detail: string): CleverUnavailable => ({
  _tag: 'CleverUnavailable',
  reason,
  detail,
});

/** For requests where a missing record is no answer we can live with. */
export const orRefused = (failure: CallFailure): SourceFailure =>
  failure._tag === 'NotThere' ? unavailable('Refused', failure.detail) : failure;

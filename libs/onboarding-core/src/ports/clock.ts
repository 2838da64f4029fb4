import { token } from '@bloomz/kernel';

/** The time now. Injected, so that equal inputs give equal results. */
export type Clock = () => Date;
export const Clock = token<Clock>('Clock');

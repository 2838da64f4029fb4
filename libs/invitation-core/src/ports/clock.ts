import { token } from '@bloomz/kernel';

/** The time now; the same token as every core's clock. */
export type Clock = () => Date;
export const Clock = token<Clock>('Clock');

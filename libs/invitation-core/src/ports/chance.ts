import { token } from '@bloomz/kernel';

/** A random number from 0 up to 1. */
export type Chance = () => number;
export const Chance = token<Chance>('Chance');

import { token } from '@bloomz/kernel';
import type { Fingerprint as Hash } from '../entities/digest.ts';

/** The hash that digests and plan hashes are made with. */
export type Fingerprint = Hash;
export const Fingerprint = token<Fingerprint>('Fingerprint');

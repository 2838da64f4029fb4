import { token } from '@bloomz/kernel';
import type { RunId } from '../entities/run.ts';

/** A fresh, unguessable run id. */
export type NewRunId = () => RunId;
export const NewRunId = token<NewRunId>('NewRunId');

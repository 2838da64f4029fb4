export type { CleverConfig, CleverTunables } from './clever-config.ts';
export { cleverModule } from './clever.module.ts';
export { countAnswers } from './count-answers.ts';

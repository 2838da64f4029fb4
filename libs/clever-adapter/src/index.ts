export type { CleverConfig, CleverTunables } from './clever-config.ts';
export { cleverModule } from './clever.module.ts';

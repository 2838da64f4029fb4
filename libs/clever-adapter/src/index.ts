export type { CleverConfig, CleverTunables } from './clever-config.ts';
export { type CleverHttp, makeCleverHttp } from './clever-http.ts';
export { makeCleverRosterSource } from './clever-roster-source.ts';
export { makeCleverSetupProbe } from './clever-setup-probe.ts';
export { cleverModule } from './clever.module.ts';

export * from './arbitraries.ts';
export * from './builders.ts';
export * from './in-memory-clever.ts';
export * from './test-fingerprint.ts';

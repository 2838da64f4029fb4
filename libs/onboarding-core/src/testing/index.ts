export * from './arbitraries.ts';
export * from './builders.ts';
export * from './test-fingerprint.ts';

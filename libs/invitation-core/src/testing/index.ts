export * from './contracts/family-code-store.contract.ts';
export * from './contracts/join-store.contract.ts';
export * from './contracts/joined-places.contract.ts';
export { makeInMemoryJoining } from './in-memory-joining.ts';
export * from './joining-world.ts';
export { makeTestVault } from './test-vault.ts';

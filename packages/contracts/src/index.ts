export * from './language.js';
export * from './topology.js';

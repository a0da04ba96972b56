export * from './catalogue.js';
export * from './complaint.js';
export * from './complaint-number.js';
export * from './components.js';
export * from './language.js';
export * from './people.js';
export * from './topology.js';
export * from './values.js';

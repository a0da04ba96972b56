export * from './assign.js';

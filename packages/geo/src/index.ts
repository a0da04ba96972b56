export * from './crs.js';
export * from './drive-time.js';
export * from './nearest-index.js';
export * from './position.js';

export * from './crs.js';
export * from './drive-time.js';
export * from './nearest-index.js';
export * from './position.js';
export { type RoadCurve, type RoadTime, roadTime } from './road-curve.js';
export * from './road-model.js';
export { type LocalTime, type RoadPrior, roadPrior } from './road-prior.js';
export * from './road-times.js';

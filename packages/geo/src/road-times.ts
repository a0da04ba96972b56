import { distanceKm, type Position } from './position.js';
import { type RoadTime, roadTime } from './road-curve.js';
import type { RoadModel } from './road-model.js';
import type { LocalTime } from './road-prior.js';

/** Where a number comes from: our own estimate, or a map service. */
export type RoadTimeSource = 'model' | 'osrm';
export type SourcedRoadTime = RoadTime & { source: RoadTimeSource };

/** Minutes by road from one place to several, one answer for each and in their order. It always has an answer. */
export interface RoadTimes {
  minutes(from: Position, to: readonly Position[], at: LocalTime): Promise<SourcedRoadTime[]>;
}

/** Road times that ask nobody. `regionOf` names the region a trip begins in. */
export function modelRoadTimes(model: RoadModel, regionOf: (from: Position) => string): RoadTimes {
  return {
    async minutes(from, to, at) {
      const curve = model.curve(regionOf(from), at);
      return to.map((place) => ({ ...roadTime(curve, distanceKm(from, place)), source: 'model' }));
    },
  };
}

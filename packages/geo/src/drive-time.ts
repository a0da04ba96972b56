/** Minutes on the road for a distance as the crow flies (km). Never falls as the distance grows. */
export type DriveTime = (distanceKm: number) => number;

/**
 * How the kilometres between the band before and `upToKm` (as the crow flies) are driven: `detour` is road length
 * over that distance, `kmh` the mean speed on these added kilometres, lights and queues included.
 */
export type RoadBand = { readonly upToKm: number; readonly detour: number; readonly kmh: number };

/**
 * Our estimate, to be corrected by the network's own arrivals.
 *
 * Detour: measured country means of road over straight length lie mostly between 1.2 and 1.4 (Ballou, Rahardja and
 * Sakai, "Selected country circuity factors for road travel distance estimation", Transportation Research A 36,
 * 2002), and fall with the length of the trip (Levinson and El-Geneidy, "The minimum circuity frontier and the
 * journey to work", Regional Science and Urban Economics 39, 2009).
 * Speed: the first kilometres go through the streets of a city by day, the next along its arterial roads, and what
 * a longer trip adds is more and more motorway. It gives 5 km 16 min, 20 km 41 min, 100 km 2 h, 300 km 4 h 40.
 */
export const roadBands: readonly RoadBand[] = [
  { upToKm: 3, detour: 1.45, kmh: 22 },
  { upToKm: 10, detour: 1.4, kmh: 38 },
  { upToKm: 30, detour: 1.35, kmh: 60 },
  { upToKm: 100, detour: 1.3, kmh: 85 },
  { upToKm: 300, detour: 1.25, kmh: 92 },
  { upToKm: Number.POSITIVE_INFINITY, detour: 1.22, kmh: 95 },
];

/** A drive time from a table of bands, which must rise in `upToKm` and reach to infinity. */
export function driveTime(bands: readonly RoadBand[]): DriveTime {
  return (distanceKm) => {
    let minutes = 0;
    let reached = 0;
    for (const { upToKm, detour, kmh } of bands) {
      const stretch = Math.min(distanceKm, upToKm) - reached;
      if (stretch <= 0) break;
      minutes += (stretch * detour * 60) / kmh;
      reached = upToKm;
    }
    return minutes;
  };
}

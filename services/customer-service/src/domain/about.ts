import type { AboutComplaint, ComplaintState, Needs } from '@baylink/contracts';
import type { KeptComplaint } from './kept.js';

/** What every event of a complaint says. Without a dealer concerned the key is empty. */
export function about(complaint: KeptComplaint, state: ComplaintState = complaint.state): AboutComplaint {
  const { number, kind, dealer = '', handler } = complaint;
  const station = handler && 'station' in handler ? { station: handler.station } : {};
  return { complaint: number, state, kind, dealer, ...station };
}

/** What routing needs: everything about the fault and the car, nothing about the person. */
export function needs(complaint: KeptComplaint): Needs {
  const { number, round, kind, component, severity, drivable, position, vehicle, text, loggedAt } = complaint;
  return { complaint: number, round, kind, component, severity, drivable, position, vehicle, text, loggedAt };
}

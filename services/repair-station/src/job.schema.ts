import { activeJobStates } from '@baylink/contracts/repair-station';
import { Schema } from 'mongoose';

const active = { state: { $in: [...activeJobStates] } };

/** What the database refuses by itself, by the name of the index. */
export const jobIndexes = { oneActiveJob: 'one-active-job', bayCells: 'bay-cells' } as const;

/** Indexes only: the shape of a job is stated once, in the contracts. Ended jobs are in neither unique index. */
export const jobSchema = new Schema({ _id: String }, { strict: false, versionKey: false })
  .index({ complaint: 1 }, { name: jobIndexes.oneActiveJob, unique: true, partialFilterExpression: active })
  .index({ station: 1, cells: 1 }, { name: jobIndexes.bayCells, unique: true, partialFilterExpression: active })
  .index({ token: 1 }, { name: 'token', unique: true, sparse: true })
  .index({ complaint: 1, round: 1, attempt: 1 }, { name: 'tries' })
  .index({ station: 1, offeredAt: -1, _id: -1 }, { name: 'of-station' })
  .index({ state: 1, offeredAt: -1, _id: -1 }, { name: 'in-state' })
  .index({ 'measured.arrivedAt': 1 }, { name: 'arrivals', sparse: true });

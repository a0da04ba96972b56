import { Schema } from 'mongoose';

const newestFirst = { loggedAt: -1, _id: -1 } as const;
const where = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

/** Indexes only: the shape of a complaint is stated once, in the contracts. */
export const complaintSchema = new Schema({ _id: String }, { strict: false, versionKey: false })
  .index({ token: 1 }, { name: 'token', unique: true })
  .index(newestFirst, { name: 'logged-at' })
  .index({ state: 1, ...newestFirst }, { name: 'state' })
  .index({ 'customer.id': 1, ...newestFirst }, { name: 'customer' })
  .index({ 'vehicle.vin': 1, ...newestFirst }, { name: 'vehicle' })
  .index({ dealer: 1, ...newestFirst }, { name: 'dealer', ...where('dealer') })
  .index({ 'job.station': 1, ...newestFirst }, { name: 'station', ...where('job.station') });

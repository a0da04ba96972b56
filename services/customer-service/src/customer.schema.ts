import { Schema } from 'mongoose';

/** Indexes only: the shape of a customer is stated once, in the contracts. */
export const customerSchema = new Schema({ _id: String }, { strict: false, versionKey: false })
  .index({ keys: 1 }, { name: 'keys' })
  .index({ since: -1, _id: -1 }, { name: 'since' })
  .index({ registeredBy: 1 }, { name: 'registered-by', partialFilterExpression: { registeredBy: { $exists: true } } });

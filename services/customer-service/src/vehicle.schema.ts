import { Schema } from 'mongoose';

/** Indexes only: the shape of a vehicle is stated once, in the contracts. */
export const vehicleSchema = new Schema({ _id: String }, { strict: false, versionKey: false })
  .index({ keys: 1 }, { name: 'keys' })
  .index(
    { 'purchase.dealer': 1 },
    { name: 'sold-by', partialFilterExpression: { 'purchase.dealer': { $exists: true } } },
  );

import { Schema } from 'mongoose';

/** Indexes only: the shape of a sale is stated once, in the contracts. */
export const saleSchema = new Schema({ _id: String }, { strict: false, versionKey: false });
saleSchema.index({ vin: 1, date: -1 });
saleSchema.index({ dealer: 1, date: -1 });
saleSchema.index({ date: -1, _id: -1 });

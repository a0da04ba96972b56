import { Schema } from 'mongoose';

/** Indexes only: the shape of a dealer is stated once, in the contracts. */
export const dealerSchema = new Schema({ _id: String }, { strict: false, versionKey: false });

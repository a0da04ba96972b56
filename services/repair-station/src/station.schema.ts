import { Schema } from 'mongoose';

/** The shape of a station is stated once, in the contracts. */
export const stationSchema = new Schema({ _id: String }, { strict: false, versionKey: false });

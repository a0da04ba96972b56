import { Schema } from 'mongoose';

/** Indexes only: the shape of a message is stated once, in the contracts. */
export const messageSchema = new Schema({ _id: String }, { strict: false, versionKey: false });
messageSchema.index({ complaint: 1, createdAt: 1 });

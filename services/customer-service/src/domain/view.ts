import type { Complaint, ComplaintLine, ComplaintView, Customer, Reader, Vehicle } from '@baylink/contracts';
import { allowedTo } from './act.js';
import type { KeptComplaint, KeptCustomer, KeptVehicle } from './kept.js';

const EXCERPT_SIGNS = 140;

/** What a reader sees of a complaint, with what this reader may do to it now. */
export const viewOf = (complaint: KeptComplaint, reader: Reader): ComplaintView => ({
  ...shown(complaint),
  actions: allowedTo(reader, complaint),
});

/** A complaint as a line of a list. */
export function lineOf(complaint: KeptComplaint, reader: Reader): ComplaintLine {
  const { timeline, text, ...rest } = viewOf(complaint, reader);
  return { ...rest, excerpt: excerptOf(text) };
}

export function customerOf({ keys, registeredBy, ...customer }: KeptCustomer): Customer {
  return customer;
}

export function vehicleOf({ keys, ...vehicle }: KeptVehicle): Vehicle {
  return vehicle;
}

function shown({ token, due, heard, ...complaint }: KeptComplaint): Complaint {
  return complaint;
}

function excerptOf(text: string): string {
  const signs = [...text];
  return signs.length <= EXCERPT_SIGNS ? text : `${signs.slice(0, EXCERPT_SIGNS - 1).join('')}…`;
}

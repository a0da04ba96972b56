import {
  ComplaintLine,
  ComplaintState,
  ComplaintView,
  Component,
  Customer,
  CustomerChange,
  FollowUpAnswer,
  LogComplaint,
  NewCustomer,
  Point,
  Vehicle,
  VehicleOf,
} from '@baylink/contracts';
import { Classification, FollowUpForm, Found, Track, WholeRecord } from '@baylink/contracts/customer-service';
import { Dealer, NewSale, Sale } from '@baylink/contracts/dealer';
import { ImportProgress } from '@baylink/contracts/imports';
import { Message } from '@baylink/contracts/outreach';
import {
  Candidate,
  Hours,
  JobState,
  JobView,
  NewStation,
  OfferAnswer,
  OfferView,
  Receipt,
  Replay,
  Station,
  StationChange,
} from '@baylink/contracts/repair-station';
import { Me } from '../operations/session.js';
import { documented } from '../query.js';

/** The names that bodies have in the document; what is not named here stands where it is used. */
const names = {
  Candidate,
  Classification,
  Complaint: ComplaintView,
  ComplaintLine,
  ComplaintState,
  Component,
  Customer,
  CustomerChange,
  Dealer,
  FollowUpAnswer,
  FollowUpForm,
  Found,
  Hours,
  Import: ImportProgress,
  Job: JobView,
  JobState,
  LogComplaint,
  Me,
  Message,
  NewCustomer,
  NewSale,
  NewStation,
  Offer: OfferView,
  OfferAnswer,
  Point,
  Receipt,
  Replay,
  Sale,
  Station,
  StationChange,
  Track,
  Vehicle,
  VehicleOf,
  WholeRecord,
};
for (const [id, schema] of Object.entries(names)) documented.add(schema, { id });

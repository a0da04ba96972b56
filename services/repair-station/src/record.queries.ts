import { activeJobStates, JobState } from '@baylink/contracts/repair-station';

/** How far back a record reaches: long enough for a dozen cases at a small station, short enough to be forgiven. */
export const SINCE_DAYS = 90;
const REPEAT_WITHIN_MS = 30 * 86_400_000;

/** States named, so that the index by state and time of the offer finds them. */
const offeredSince = (since: string, states: readonly string[]) => ({
  $match: { state: { $in: states }, offeredAt: { $gte: since }, station: { $exists: true } },
});
const count = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
const answered = { $gte: ['$measured.answerMinutes', 0] };
const isIn = (...states: string[]) => ({ $in: ['$state', states] });

/** By station: offers answered or lost, and those taken lately. One withdrawn before it was answered says nothing. */
export const answersOf = (since: string, lately: string) => [
  offeredSince(since, JobState.options),
  {
    $group: {
      _id: '$station',
      offers: count({ $or: [answered, isIn('expired')] }),
      lost: count(isIn('declined', 'expired')),
      answers: count(answered),
      answerMinutes: { $sum: { $ifNull: ['$measured.answerMinutes', 0] } },
      taken: count({ $and: [answered, { $ne: ['$state', 'declined'] }, { $gte: ['$offeredAt', lately] }] }),
    },
  },
];

/** By station: repairs, and those after which the same car came again with the same fault, to whomever. */
export const repairsOf = (since: string) => [
  offeredSince(
    since,
    [...activeJobStates, 'finished'].filter((state) => state !== 'offered'),
  ),
  { $project: { station: 1, state: 1, offeredAt: 1, changedAt: 1, component: 1, vin: '$vehicle.vin' } },
  {
    $setWindowFields: {
      partitionBy: { vin: '$vin', component: '$component' },
      sortBy: { offeredAt: 1 },
      output: { next: { $shift: { output: '$offeredAt', by: 1 } } },
    },
  },
  { $match: { state: 'finished' } },
  {
    $group: {
      _id: '$station',
      repairs: { $sum: 1 },
      repeats: count({
        $and: [
          { $gt: ['$next', null] },
          { $lte: [{ $subtract: [{ $toDate: '$next' }, { $toDate: '$changedAt' }] }, REPEAT_WITHIN_MS] },
        ],
      }),
    },
  },
];

/** By station and component: how long its repairs took, where there were enough. */
export const repairTimesOf = (since: string, atLeast: number) => [
  offeredSince(since, ['finished']),
  { $match: { 'measured.repairMinutes': { $gt: 0 } } },
  {
    $group: {
      _id: { station: '$station', component: '$component' },
      minutes: { $push: '$measured.repairMinutes' },
    },
  },
  { $match: { $expr: { $gte: [{ $size: '$minutes' }, atLeast] } } },
];

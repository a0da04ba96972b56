import type { Decision } from '@baylink/contracts';
import { type JobAction, jobLife } from '@baylink/contracts/repair-station';
import { answer, expire } from './answer.js';
import { book, type Room } from './appointment.js';
import type { Offer } from './attempt.js';
import { measured } from './measure.js';
import type { Doing } from './step.js';
import { withdraw } from './withdraw.js';
import { work } from './work.js';

/** Any action of the lifecycle, by whoever may take it. `room` is where and when the station could take the car. */
export function act(job: Offer, action: JobAction, doing: Doing, room: Room): Decision<Offer> {
  jobLife.next(job.state, action.type, doing.by.actor);
  switch (action.type) {
    case 'accept':
    case 'decline':
      return measured(answer(job, action, doing), room.site.calendar);
    case 'book':
      return book(job, action, doing, room);
    case 'expire':
      return expire(job, doing.now);
    case 'withdraw':
      return withdraw(job, doing.now);
    default:
      return measured(work(job, action, doing), room.site.calendar);
  }
}

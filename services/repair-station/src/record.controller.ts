import { type Heard, On } from '@baylink/bus';
import { complaintClosed, complaintRecovering } from '@baylink/contracts';
import { Controller } from '@nestjs/common';
import { RecordService } from './record.service.js';

/** What customers say of a repair, as far as it concerns the station. */
@Controller()
export class RecordController {
  constructor(private readonly records: RecordService) {}

  @On(complaintRecovering, complaintClosed)
  async onJudged(event: Heard<typeof complaintRecovering | typeof complaintClosed>): Promise<void> {
    const { data, id, time } = event;
    if (data.kind !== 'technical') return;
    // Silence is not satisfaction: who was dissatisfied before and says no more stays so.
    if ('outcome' in data && data.outcome === 'unanswered') return;
    const { complaint, station } = data;
    await this.records.judged({ complaint, station, version: versionIn(id), unhappy: !('outcome' in data), at: time });
  }
}

/** An event's id ends with the version of its aggregate. */
const versionIn = (id: string) => Number(id.slice(id.lastIndexOf(':') + 1));

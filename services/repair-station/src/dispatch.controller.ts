import { Answers, type Heard, On } from '@baylink/bus';
import {
  complaintCancelled,
  complaintLogged,
  complaintRedispatched,
  complaintReopened,
  type In,
  type Out,
} from '@baylink/contracts';
import {
  jobDeclined,
  jobExpired,
  jobWithdrawn,
  placeByHand,
  stationChanged,
  stationRegistered,
} from '@baylink/contracts/repair-station';
import { Controller } from '@nestjs/common';
import { DispatchService } from './dispatch.service.js';

type Opened = Heard<typeof complaintLogged | typeof complaintReopened | typeof complaintRedispatched>;

/** What happens elsewhere and asks for a station, or no longer asks. A complaint about service asks for none. */
@Controller()
export class DispatchController {
  constructor(private readonly dispatch: DispatchService) {}

  @On(complaintLogged, complaintReopened, complaintRedispatched)
  async onComplaintOpened({ data }: Opened): Promise<void> {
    if (data.kind === 'technical') await this.dispatch.open(data.needs);
  }

  @On(complaintCancelled)
  async onComplaintCancelled({ data }: Heard<typeof complaintCancelled>): Promise<void> {
    if (data.kind === 'technical') await this.dispatch.cancel(data.complaint, data.round);
  }

  @On(jobDeclined, jobExpired, jobWithdrawn)
  async onOfferLost({ data }: Heard<typeof jobDeclined | typeof jobExpired | typeof jobWithdrawn>): Promise<void> {
    await this.dispatch.goOn(data);
  }

  @On(stationRegistered, stationChanged)
  async onNetworkChanged({ data }: Heard<typeof stationRegistered | typeof stationChanged>): Promise<void> {
    await this.dispatch.release(data.station);
  }

  @Answers(placeByHand)
  placeByHand(asked: In<typeof placeByHand>): Promise<Out<typeof placeByHand>> {
    return this.dispatch.placeByHand(asked);
  }
}

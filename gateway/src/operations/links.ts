import { FollowUpAnswer, type Reader, Token } from '@baylink/contracts';
import { answerFollowUp, getFollowUp, getTrack, type Track } from '@baylink/contracts/customer-service';
import { getDealer } from '@baylink/contracts/dealer';
import { getStation } from '@baylink/contracts/repair-station';
import { z } from 'zod';
import { type Ask, asking, operation } from '../operation.js';

const tag = 'links';
const ByToken = z.object({ token: Token });
type Handler = NonNullable<z.output<typeof Track>['handler']>;

/** The customer's own links: whoever holds the token is let in, and to nothing else. */
export const links = {
  track: operation({
    method: 'GET',
    path: '/track/{token}',
    tag,
    summary: 'Where is my car in the process',
    params: ByToken,
    output: getTrack.output,
    async answer({ params }, ask) {
      const track = await ask(getTrack, params);
      return { ...track, handler: track.handler && (await introduced(track.handler, ask)) };
    },
  }),
  followUp: asking({
    method: 'GET',
    path: '/follow-ups/{token}',
    tag,
    summary: 'What is asked after a repair',
    params: ByToken,
    asks: getFollowUp,
    input: ({ params }) => params,
  }),
  answerFollowUp: asking({
    method: 'POST',
    path: '/follow-ups/{token}',
    tag,
    summary: 'Is it solved, and how satisfied are you',
    params: ByToken,
    body: FollowUpAnswer,
    asks: answerFollowUp,
    input: ({ params, body }) => ({ ...params, answer: body }),
  }),
};

const gateway: Reader = { role: 'admin', account: 'gateway', name: 'gateway' };

/** Where the car is, with name, phone and address. The page shows the code alone while that service is away. */
async function introduced(handler: Handler, ask: Ask): Promise<Handler> {
  const at = await whereabouts(handler, ask).catch(() => undefined);
  return { ...handler, ...at };
}

async function whereabouts({ station, dealer }: Handler, ask: Ask) {
  if (station) {
    const { name, servicePhone, phone, address } = await ask(getStation, { reader: gateway, code: station });
    return { name, phone: servicePhone ?? phone, address };
  }
  if (!dealer) return undefined;
  const { name, phone, address } = await ask(getDealer, { reader: gateway, code: dealer });
  return { name, phone, address };
}

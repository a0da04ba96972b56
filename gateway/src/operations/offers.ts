import { Token } from '@baylink/contracts';
import { answerOffer, getOffer, OfferAnswer } from '@baylink/contracts/repair-station';
import { z } from 'zod';
import { asking } from '../operation.js';

const tag = 'links';
const ByToken = z.object({ token: Token });

/** The station's link in the message about an offer. Reading it answers nothing: mail scanners open links too. */
export const offers = {
  offer: asking({
    method: 'GET',
    path: '/offers/{token}',
    tag,
    summary: 'What a station is offered, by the link in its message',
    params: ByToken,
    asks: getOffer,
    input: ({ params }) => params,
  }),
  answerOffer: asking({
    method: 'POST',
    path: '/offers/{token}',
    tag,
    summary: 'Accept or decline an offer by the link in its message',
    params: ByToken,
    body: OfferAnswer,
    asks: answerOffer,
    input: ({ params, body }) => ({ ...params, answer: body }),
  }),
};

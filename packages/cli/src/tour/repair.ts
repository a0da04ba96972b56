import { randomUUID } from 'node:crypto';
import type { ComplaintState } from '@baylink/contracts';
import { translate } from '@baylink/i18n';
import type { Heard } from '../live.js';
import { phrases } from '../words/phrases.js';
import type { Call } from './call.js';
import type { Job } from './offer.js';
import type { Scene } from './scene.js';

const PATIENCE_MS = 15_000;
const ODOMETER_KM = 45_500;

export type Message = { template: string; channel: string; subject: string; link?: string };

/** The customer is told who has the car in hand and can watch; the station repairs it. Resolves to the customer's link. */
export async function theRepair(scene: Scene, { number }: Call, accepted: Job): Promise<string> {
  const { teller, cast, agent, stranger } = scene;
  const say = phrases[agent.language].tour;
  const assigned = await heardOf(scene, number, ({ type }) => type === 'complaint.assigned', 'complaint.assigned');
  await teller.step('network', say.assigned, assigned.time);
  const link = await theMessage(scene, number, 'station-assigned');

  const station = await cast.station(accepted.station);
  let job = accepted;
  const act = async (action: string, body: object, words: string) => {
    const { id, version } = job;
    const { done, time } = await teller.timed(() =>
      station.act<Job>(`/jobs/${id}`, action, body, version, randomUUID()),
    );
    job = done.body;
    await teller.step('station', words, time);
  };
  const { start } = accepted.slot;
  const { timeZone } = accepted;
  const time = new Date(start).toLocaleString(agent.language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  await act('book', { at: start }, say.books(time));
  await act('arrive', { odometerKm: ODOMETER_KM }, say.arrives(ODOMETER_KM.toLocaleString(agent.language)));
  await act('start', {}, say.starts);

  await heardOf(scene, number, ({ type }) => type === 'complaint.started', 'complaint.started');
  const token = link.split('/').at(-1);
  const track = await teller.timed(() => stranger.get<{ state: ComplaintState }>(`/track/${token}`));
  const state = translate(agent.language, `complaint.state.${track.done.body.state}`);
  await teller.step('customer', say.tracks(state), track.time);

  const report = { complaint: say.text, cause: say.cause, correction: say.correction };
  await act('finish', report, say.finishes(say.cause, say.correction));
  const resolved = await heardOf(scene, number, ({ type }) => type === 'complaint.resolved', 'complaint.resolved');
  await teller.step('network', say.resolved, resolved.time);
  return link;
}

/** The message of a template, once it is sent; resolves to the link in it. */
export async function theMessage(scene: Scene, number: string, template: string): Promise<string> {
  const { teller, agent } = scene;
  const say = phrases[agent.language].tour;
  const isSent = ({ type, data }: Heard) => type === 'message.sent' && data.template === template;
  const sent = await heardOf(scene, number, isSent, `message.sent (${template})`);
  const { body } = await agent.get<{ items: Message[] }>('/messages', { params: { complaint: number } });
  const message = body.items.find((one) => one.template === template);
  if (!message) throw new Error(say.silence(template));
  const { channel, subject, link = '' } = message;
  await teller.step('customer', say.message(channel, subject), sent.time);
  await teller.step('customer', say.link(link));
  return link;
}

/** Waits for an event about the complaint. Rejects in words when it does not come. */
export async function heardOf(scene: Scene, number: string, fits: (heard: Heard) => boolean, what: string) {
  const { teller, live, agent } = scene;
  const heard = await teller.heard(() => live.about(number, fits, PATIENCE_MS));
  if (!heard.done) throw new Error(phrases[agent.language].tour.silence(what));
  return { done: heard.done, time: heard.time };
}

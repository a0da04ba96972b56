import { phrases } from '../words/phrases.js';
import type { Call } from './call.js';
import { heardOf, theMessage } from './repair.js';
import type { Scene } from './scene.js';

/** A default wait is two days; whoever wants to see the end now has set it to seconds. */
const PATIENCE_MS = 8000;

/** The customer is asked whether the car really is right, and says so; where the wait for that is long, that is told. */
export async function theFollowUp(scene: Scene, { number, customer }: Call, link: string): Promise<void> {
  const { teller, live, agent, stranger } = scene;
  const say = phrases[agent.language].tour;
  const asked = await live.about(number, ({ type }) => type === 'complaint.follow-up-asked', PATIENCE_MS);
  if (!asked) {
    await teller.step('network', say.waits);
    teller.note(say.hint, `  ${say.hintCommand}`);
    return;
  }
  await teller.step('network', say.asks);
  await theMessage(scene, number, 'follow-up');
  const token = link.split('/').at(-1);
  const answer = { solved: true, score: 5, comment: say.comment };
  const rated = await teller.timed(() => stranger.post(`/follow-ups/${token}`, answer));
  await teller.step('customer', say.rates, rated.time);
  const closed = await heardOf(scene, number, ({ type }) => type === 'complaint.closed', 'complaint.closed');
  await teller.step('network', say.closed, closed.time);
  const record = await teller.timed(() => agent.get<{ entries: unknown[] }>(`/customers/${customer.id}/record`));
  await teller.step('desk', say.record(record.done.body.entries.length), record.time);
}

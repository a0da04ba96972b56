import { expect, test } from '@jest/globals';
import { Collected, door } from './collected.js';
import { echoOf, envelopeOf, fresh, madeOf } from './contracts.js';
import type { Join } from './join.js';

/** Leaving. */
export function drainingSuite(join: Join): void {
  test('finishes what is under way, hands the rest to others, and then takes nothing', async () => {
    const service = fresh('both');
    const [echo, made] = [echoOf(service), madeOf(fresh('thing'))];
    const { opened, open } = door();
    const begun = new Collected<string>();
    const late = madeOf(fresh('thing'));
    const leaving = await join(service, { eventConcurrency: 1 });
    const slowly = async (what: string) => {
      begun.add(what);
      await opened;
      await leaving.publish(late, envelopeOf(late, what, 1));
      return { text: what };
    };
    await leaving.answer([{ contract: echo, handle: () => slowly('request') }]);
    await leaving.listen([{ handler: 'onMade', events: [made], handle: () => slowly('event') }]);
    const other = await join('other');
    const asked = other.request(echo, { text: 'hello' });
    for (const n of [1, 2]) await other.publish(made, envelopeOf(made, `thing-${n}`, n));
    await begun.until(2);

    const drained = leaving.drain();
    await leaving.publish(late, envelopeOf(late, 'meanwhile', 1));
    await expect(other.request(echo, { text: 'late' })).rejects.toMatchObject({ code: 'unavailable' });
    open();
    await Promise.all([drained, asked]);
    expect(leaving.healthy()).toBe(false);
    await expect(leaving.request(echo, { text: 'x' })).rejects.toMatchObject({ code: 'unavailable' });

    const heard = new Collected<string>();
    const staying = await join(service);
    const hear = async ({ subject }: { subject: string }) => heard.add(subject);
    await staying.listen([
      { handler: 'onMade', events: [made], handle: hear },
      { handler: 'onLate', events: [late], handle: hear },
    ]);
    expect((await heard.until(4)).toSorted()).toEqual(['event', 'meanwhile', 'request', 'thing-2']);
  });
}

import type { Kind } from '@baylink/contracts';

/** What the station does with its job, in order. */
export type JobStep = 'accept' | 'decline' | 'book' | 'arrive' | 'start' | 'wait-for-parts' | 'finish';
/** What is done to the complaint itself after that. */
export type ComplaintStep = 'hold' | 'cancel' | 'start' | 'resolve' | 'ask-follow-up' | 'satisfied' | 'dissatisfied';

/** How far a complaint of the demo network gets. */
export type Story = {
  name: string;
  kind: Kind;
  share: number;
  job: readonly JobStep[];
  complaint: readonly ComplaintStep[];
  /** A service complaint of the dealer who sold the car, or of the desk. */
  who?: 'dealer' | 'desk';
  /** It happens where no station is within reach. */
  isFarAway?: true;
};

const repaired = ['accept', 'arrive', 'start', 'finish'] as const;
const technical = (name: string, share: number, job: Story['job'], complaint: Story['complaint'] = []): Story => ({
  ...{ name, kind: 'technical', share, job, complaint },
});

export const technicalStories: readonly Story[] = [
  technical('offered', 40, []),
  technical('declined', 10, ['decline']),
  technical('accepted', 38, ['accept']),
  technical('booked', 36, ['accept', 'book']),
  technical('arrived', 18, ['accept', 'arrive']),
  technical('under repair', 20, ['accept', 'arrive', 'start']),
  technical('waiting for parts', 12, ['accept', 'arrive', 'start', 'wait-for-parts']),
  technical('on hold', 6, ['accept'], ['hold']),
  technical('repaired', 20, repaired),
  technical('asked', 8, repaired, ['ask-follow-up']),
  technical('content', 24, repaired, ['ask-follow-up', 'satisfied']),
  technical('not content', 8, repaired, ['ask-follow-up', 'dissatisfied']),
  technical('cancelled', 12, [], ['cancel']),
  { ...technical('out of reach', 8, []), isFarAway: true },
];

const service = (name: string, share: number, who: 'dealer' | 'desk', complaint: Story['complaint']): Story => ({
  ...{ name, kind: 'service', share, job: [], complaint, who },
});

export const serviceStories: readonly Story[] = [
  service('with the dealer', 12, 'dealer', []),
  service('with the desk', 6, 'desk', []),
  service('taken up', 8, 'dealer', ['start']),
  service('settled', 6, 'dealer', ['start', 'resolve']),
  service('settled by the desk', 3, 'desk', ['start', 'resolve']),
  service('settled and content', 6, 'dealer', ['start', 'resolve', 'ask-follow-up', 'satisfied']),
  service('settled and not content', 2, 'dealer', ['start', 'resolve', 'ask-follow-up', 'dissatisfied']),
  service('withdrawn', 2, 'desk', ['cancel']),
];

import { useDocumentTitle } from '@mantine/hooks';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask, Problem } from '../api/api.js';
import type { Offer } from '../api/types.js';
import { useNow } from '../shared/now.js';
import { Reading } from '../shared/reading.js';
import { Frame } from '../shell/frame.js';
import { Answers } from './answers.js';
import styles from './offer.module.css';
import { OfferFacts } from './offer-facts.js';
import { Outcome, UnknownOffer } from './outcome.js';

/** Nobody signs in here, so there are no live events: it asks again now and then. */
const offerQuery = (token: string) =>
  queryOptions({
    queryKey: ['offer', token],
    queryFn: ({ signal }) => ask<Offer>('GET', `/offers/${encodeURIComponent(token)}`, { signal }),
    refetchInterval: 10_000,
    // Without a network it says so instead of waiting.
    networkMode: 'always',
  });

/** A station answers an offer by the link in its message, without an account. */
export function OfferPage() {
  const { token } = useParams({ from: '/o/$token' });
  const query = useQuery(offerQuery(token));
  const isUnknown = query.error instanceof Problem && query.error.code === 'not-found';
  return (
    <Frame>
      <div className={styles.page}>
        {isUnknown && !query.data ? (
          <UnknownOffer />
        ) : (
          <Reading query={query} lines={8}>
            {(offer) => <Whole offer={offer} token={token} />}
          </Reading>
        )}
      </div>
    </Frame>
  );
}

function Whole({ offer, token }: { offer: Offer; token: string }) {
  useDocumentTitle(`${offer.complaint} · Baylink`);
  const now = useNow();
  const isOver = offer.deadline !== null && now >= Date.parse(offer.deadline);
  if (offer.state !== 'offered' || isOver) return <Outcome offer={offer} />;
  return (
    <>
      <OfferFacts offer={offer} />
      <Answers offer={offer} token={token} />
    </>
  );
}

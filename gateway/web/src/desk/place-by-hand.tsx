import { Button, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask, Problem } from '../api/api.js';
import { useIntent } from '../api/intent.js';
import { jobsQuery, receiptQuery } from '../api/queries.js';
import type { Candidate, ComplaintView, Job, Receipt } from '../api/types.js';
import { toFormErrors } from '../shared/field-errors.js';
import { showDone, showProblem } from '../shared/toast.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import card from './complaint.module.css';
import { keptByHand } from './hand-rules.js';
import styles from './receipt.module.css';
import { useReceiptWords } from './say-receipt.js';

const BY_CODE = '(code)';
type Placement = { station: string; reason: string };

/** A supervisor chooses the station: while nobody took it, or while it is offered to somebody else. */
export function PlaceByHand({ complaint, receipt }: { complaint: ComplaintView; receipt: Receipt }) {
  const { t } = useWords();
  const hash = useLocation({ select: (location) => location.hash });
  const { data: jobs } = useQuery(jobsQuery({ complaint: complaint.number }));
  const offered = jobs?.items.find(({ state }) => state === 'offered');
  // While a station still has the offer, most who come here come to read.
  const isWanted = complaint.state === 'unplaced' || hash === 'by-hand';
  if (!offered && complaint.state !== 'unplaced') return null;
  return (
    <details id="by-hand" className={`${card.card} ${styles.byHand}`} open={isWanted}>
      <summary>{t('hand.title')}</summary>
      <HandForm key={offered?.id} number={complaint.number} receipt={receipt} offered={offered} />
    </details>
  );
}

function HandForm({ number, receipt, offered }: { number: string; receipt: Receipt; offered: Job | undefined }) {
  const { t, language } = useWords();
  const [picked, setPicked] = useState('');
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const { data: whole = receipt } = useQuery(receiptQuery(receipt));
  const choices = whole.candidates.filter(({ station }) => station.code !== offered?.station);
  const place = usePlacement(number);

  const station = picked === BY_CODE ? code.trim() : picked;
  const name = choices.find((one) => one.station.code === station)?.station.name ?? station;
  const errors = place.error instanceof Problem ? toFormErrors(named(place.error.errors), language) : {};
  const send = (event: FormEvent) => {
    event.preventDefault();
    place.mutate({ station, reason });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm" className={styles.hand}>
        <NativeSelect
          label={t('station.one')}
          value={picked}
          error={picked === BY_CODE ? undefined : errors.station}
          onChange={(event) => setPicked(event.currentTarget.value)}
        >
          <option value="" disabled>
            {t('hand.pick')}
          </option>
          {choices.map((candidate) => (
            <Choice key={candidate.station.code} candidate={candidate} receipt={receipt} />
          ))}
          <option value={BY_CODE}>{t('hand.other')}</option>
        </NativeSelect>
        {picked === BY_CODE && (
          <TextInput
            label={t('hand.code')}
            value={code}
            error={errors.station}
            autoFocus
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t('hand.reason')}
          description={t('hand.reason-hint')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={errors.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {t('hand.says')}
        </Text>
        <Button type="submit" className={styles.send} loading={place.isPending} disabled={!station || !reason.trim()}>
          {!station && t('hand.send-none')}
          {station &&
            (offered
              ? t('hand.send-instead', { from: offered.stationName, station: name })
              : t('hand.send', { station: name }))}
        </Button>
      </Stack>
    </form>
  );
}

function Choice({ candidate, receipt }: { candidate: Candidate; receipt: Receipt }) {
  const { t } = useWords();
  const { km } = useFormat();
  const words = useReceiptWords(receipt);
  const failed = candidate.rules.filter(({ ok }) => !ok);
  const said = [
    candidate.station.name,
    !failed.some(({ rule }) => rule === 'within-reach') && km(candidate.distanceKm),
    candidate.fixedAt && t('routing.fixed-by', { time: words.time(candidate.fixedAt) }),
    ...failed.map(words.failed),
  ];
  return (
    <option value={candidate.station.code} disabled={failed.some(({ rule }) => keptByHand.has(rule))}>
      {said.filter(Boolean).join(' · ')}
    </option>
  );
}

function usePlacement(number: string) {
  const { t } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation<Job, Error, Placement>({
    mutationFn: (body) =>
      ask<Job>('POST', `/complaints/${encodeURIComponent(number)}/placements`, { body, key: intent.keyFor(body) }),
    // Here and not where it is sent: once the station has the offer, this form is another one.
    onSuccess: ({ stationName }) => {
      intent.done();
      showDone(t('hand.done', { station: stationName }));
      void navigate({ to: '.', hash: '' });
    },
    onError: (error) => {
      const isBesideField = error instanceof Problem && error.errors.length > 0;
      if (!isBesideField) showProblem(t, error);
    },
    // Also after a refusal: what the page rests on may have changed meanwhile.
    onSettled: () =>
      Promise.all(['complaint', 'receipts', 'jobs'].map((kind) => client.invalidateQueries({ queryKey: [kind] }))),
  });
}

/** A code that nobody has is told as such. */
const named = (errors: Problem['errors']) =>
  errors.map((error) =>
    error.field === 'station' && error.rule === 'unknown' ? { ...error, rule: 'unknown-station' } : error,
  );

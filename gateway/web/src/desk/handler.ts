import type { Handler } from '@baylink/contracts/complaint';
import { useQuery } from '@tanstack/react-query';
import { dealerQuery, stationQuery } from '../api/queries.js';
import { useReader } from '../shared/reader.js';
import { useWords } from '../words.js';

/** Who has a complaint in hand, by kind and code: enough for a list. */
export function useHandlerName() {
  const { t } = useWords();
  return (handler: Handler) => {
    if ('station' in handler) return `${t('role.station')} ${handler.station}`;
    if ('dealer' in handler) return `${t('role.dealer')} ${handler.dealer}`;
    return t('complaint.party.desk');
  };
}

/** The whole name and phone of who has it in hand, as far as the reader may know. */
export function useHandlerDetail(handler: Handler | undefined) {
  const { may } = useReader();
  const station = handler && 'station' in handler ? handler.station : '';
  const dealer = handler && 'dealer' in handler ? handler.dealer : '';
  const stationAnswer = useQuery({ ...stationQuery(station), enabled: station !== '' && may('getStation') });
  const dealerAnswer = useQuery({ ...dealerQuery(dealer), enabled: dealer !== '' && may('getDealer') });
  const found = stationAnswer.data ?? dealerAnswer.data;
  const servicePhone = stationAnswer.data?.servicePhone;
  return found && { name: found.name, phone: servicePhone ?? found.phone, address: found.address };
}

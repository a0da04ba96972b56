/** Signs that a VIN may hold, and below each what it counts in the check digit (ISO 3779, 49 CFR 565.15, GB 16735). */
export const vinSigns = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';
const signValues = '012345678912345678123457923456789';
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const CHECK_PLACE = 8;

/** The ninth sign of a VIN as the other sixteen demand it. */
export function vinCheckDigit(vin: string): string {
  const sum = [...vin].reduce((total, sign, place) => total + worth(sign) * weights[place]!, 0);
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

const worth = (sign: string) => Number(signValues[vinSigns.indexOf(sign)] ?? 0);

/** Model years from 2001 on; the row starts again after thirty years. */
const yearSigns = '123456789ABCDEFGHJKLMNPRSTVWXY';

export type VinParts = {
  /** Three signs for the maker. */
  maker: string;
  /** Five signs for what kind of car it is. */
  kind: string;
  year: number;
  plant: string;
  /** 0 to 999,999. */
  serial: number;
};

/** A VIN with its check digit. */
export function makeVin({ maker, kind, year, plant, serial }: VinParts): string {
  const yearSign = yearSigns[(year - 2001 + yearSigns.length * 10) % yearSigns.length]!;
  const open = `${maker}${kind}0${yearSign}${plant}${String(serial).padStart(6, '0')}`;
  return open.slice(0, CHECK_PLACE) + vinCheckDigit(open) + open.slice(CHECK_PLACE + 1);
}

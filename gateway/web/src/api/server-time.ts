/** Clocks of phones are wrong by minutes; deadlines are the server's. Below this the `Date` header is too coarse. */
const NOTABLE_MS = 2_000;
let ahead = 0;

export function hearServerTime(response: Response) {
  const said = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(said)) return;
  const difference = said - Date.now();
  ahead = Math.abs(difference) > NOTABLE_MS ? difference : 0;
}

/** Milliseconds since 1970 by the server's clock. */
export const serverNow = () => Date.now() + ahead;

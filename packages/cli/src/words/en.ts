type Sum = Record<'rows' | 'stored' | 'unchanged' | 'refused' | 'flagged', number>;
type Told = Record<'total' | 'drive' | 'parts' | 'wait' | 'repair' | 'record' | 'distanceKm', number> & {
  fixedAt: string;
};
const lines = (count: number) => (count === 1 ? '1 row' : `${count} rows`);

export const en = {
  // --- Reaching the product ---
  noProduct: 'Baylink is not running here. Start it with "npm start", or name it with BAYLINK_URL and BAYLINK_TOKEN.',
  noAnswer: (url: string, why: string) => `Nobody answers at ${url} (${why}). Is Baylink running there?`,
  allowed: (actions: string[]) => `Allowed now: ${actions.join(', ')}.`,
  noFile: (file: string) => `There is no file ${file}.`,
  number: (option: string, least: number) => `${option} takes a whole number from ${least} on.`,

  // --- Imports ---
  lineNumber: (line: number) => `line ${String(line).padEnd(5)}`,
  refused: 'refused',
  flagged: 'flagged',
  rows: 'rows',
  complaints: 'complaints',
  kinds: { dealers: 'dealers', stations: 'stations', customers: 'customers', vehicles: 'vehicles', sales: 'sales' },
  elsewhere: (stated: string, found: string | undefined, km: number) =>
    ` (${stated}; they lie in ${found ?? 'no province'}, ${km} km away)`,
  notesLeftOut: (count: number) => `… and ${count} more lines with remarks.`,
  importSummary: ({ rows, stored, unchanged, refused, flagged }: Sum) =>
    `${lines(rows)}: ${stored} stored, ${unchanged} unchanged, ${refused} refused; ${flagged} of the kept ones flagged.`,
  previewSummary: ({ rows, refused, flagged }: Sum) =>
    `Looked at ${lines(rows)} and stored nothing: ${refused} would be refused, ${flagged} flagged.`,
  importFailed: (reason: string) => `The import broke off (${reason}). Run it again: what is stored already stays.`,
  unaccounted: ({ rows, stored, unchanged, refused }: Sum) =>
    `${rows - stored - unchanged - refused} of ${lines(rows)} are not accounted for.`,
  noStations: 'There are no stations yet to be near to. Import stations first, or run "baylink seed".',
  complaintsSummary: (sum: { rows: number; logged: number; replayed: number; refused: number }) =>
    `${lines(sum.rows)}: ${sum.logged} logged, ${sum.replayed} there already, ${sum.refused} refused.`,

  // --- Demo network ---
  taken: ({ stored, unchanged }: Sum) => (unchanged > 0 ? `${stored} new, ${unchanged} there already` : `${stored}`),
  played: ({ logged, replayed, isAlone }: { logged: number; replayed: number; isAlone: boolean }) =>
    (replayed > 0 ? `${logged} new, ${replayed} there already` : `${logged}`) +
    (isAlone ? '; without demo accounts (BAYLINK_DEMO=0) nobody acts on them' : ''),

  // --- Doctor ---
  doctor: {
    ok: 'ok',
    warn: 'warn',
    fail: 'fail',
    answers: 'gateway',
    version: (version: string) => `answers, version ${version}`,
    ready: 'ready',
    isReady: 'every part answers',
    notReady: 'not every part answers',
    lookAtLogs: 'Look at the logs in .baylink/logs, or start it again.',
    part: (name: string) => `part ${name}`,
    up: 'answers',
    down: 'does not answer',
    account: 'account',
    signedIn: (name: string, role: string) => `${name}, ${role}`,
    notSignedIn: 'not signed in; only health could be looked at',
    setToken: 'Set BAYLINK_TOKEN to an administrator’s token.',
    mayNot: 'this account may not see it',
    network: 'network',
    counts: (counts: { stations: number; customers: number; vehicles: number; complaints: number; jobs: number }) =>
      `${counts.stations} stations, ${counts.customers} customers, ${counts.vehicles} vehicles, ${counts.complaints} complaints, ${counts.jobs} jobs`,
    noStations: 'there is no station to send a car to',
    importStations: 'Import some: baylink import stations FILE.',
    parked: 'parked',
    nothingParked: 'no message is parked',
    someParked: (count: number) => `${count} messages could not be handled`,
    seeParked: 'See them with "baylink parked", and try again with "baylink parked redrive N".',
    stations: 'stations',
    noneFlagged: 'none looks wrong',
    someFlagged: (count: number) => `${count} look wrong`,
    awayFrom: (km: number, city: string) => `It stands ${km} km from ${city}.`,
    seeStations: 'See them with "baylink doctor stations".',
    unplaced: 'unplaced',
    nonePlaced: 'no complaint waits without a station',
    someUnplaced: (count: number) => `${count} complaints found no station`,
    seeUnplaced: 'A supervisor places them by hand or sends them out again.',
    clock: 'clock',
    clockRight: (seconds: number) => `the product's clock is ${seconds} s from this one`,
    setClock: 'Set the clocks by NTP: deadlines are told by them.',
    tellsNoTime: 'the product tells no time',
  },

  // --- Parked messages ---
  noParked: 'No message is parked.',
  parkedLine: (one: { sequence: number; at: string; service: string; handler: string; event: string }) =>
    `${one.sequence}  ${one.at}  ${one.service} ${one.handler}  ${one.event}`,
  redriven: (sequence: number) => `${sequence} was given to its handler once more.`,

  // --- Replay of a decision ---
  replay: {
    wrongIf: (word: string, allowed: string[]) =>
      `“${word}” cannot be taken as otherwise. After station=CODE there may be: ${allowed.join(', ')}.`,
    decided: (id: string, at: string, chosen: string | null, looked: number, suitable: number) =>
      `${id}, decided ${at}: ${chosen ?? 'nobody'} of ${looked} stations looked at, ${suitable} of them suitable.`,
    byHand: (name: string, reason: string) => `Placed by hand by ${name}: ${reason}`,
    same: 'Decided once more: the same order.',
    other: 'Decided once more it comes out otherwise (station, what, then → now):',
    fails: (rules: string[]) => `fails: ${rules.join(', ')}`,
    fixed: (one: Told) =>
      `fixed ${one.fixedAt} in ${one.total} min (drive ${one.drive}, parts ${one.parts}, wait ${one.wait}, repair ${one.repair}), record +${one.record}, ${one.distanceKm} km`,
    wouldWin: (winner: string | null, chosen: string | null) =>
      winner === chosen ? `${winner ?? 'Nobody'} would still win.` : `${winner ?? 'Nobody'} would have won.`,
  },

  // --- The command line itself ---
  help: {
    program: 'Talks to the running Baylink: BAYLINK_URL and BAYLINK_TOKEN, else the one that runs from this folder.',
    import: 'take in a CSV file (UTF-8 or GB18030)',
    upload: (kind: string) => `${kind}, one a row; a second run of the same file changes nothing`,
    importComplaints: 'complaints of a public list, each logged once, with invented owners near the stations',
    crs: 'coordinate system of the positions: wgs84, gcj02 or bd09',
    preview: 'only say what is wrong',
    strict: 'end with code 1 when a row was refused',
    limit: 'only the first rows',
    near: 'where the complaints happen: stations, within 20 km of one',
    concurrency: 'how many at once',
    seed: 'another number places them elsewhere',
    seedCommand: 'fill the product with the demo network; a second run changes nothing',
    seedPart: 'only the network (stations, dealers, customers, cars), or only its complaints',
    small: 'a tenth of it',
    doctor: 'is everything well, and what to do if not',
    doctorStations: 'the stations that look wrong, and why',
    parked: 'messages that could not be handled',
    redrive: 'give a parked message to its handler once more',
    replay: 'decide once more from what a dispatch receipt kept, and what would have won otherwise',
    replayReceipt: 'the receipt, such as BL-7K3M-Q2X9.1.1',
    replayIf: 'what was not so: station=S001 part=in-stock; again for more',
  },

  // --- The tour ---
  tour: {
    title: (url: string) => `One complaint, from the call to its closing, at ${url}`,
    who: {
      customer: 'customer',
      desk: 'desk',
      network: 'network',
      station: 'station',
    },
    noDemo: 'The tour needs the demo network: start Baylink without BAYLINK_DEMO=0.',
    noCustomer:
      'The tour found no customer of the demo network without an open complaint. Run "npm run baylink -- seed" first.',
    calls: (phone: string) => `calls from ${phone}`,
    found: (name: string, car: string, vinEnd: string) =>
      `sees who it is before the greeting ends: ${name}, ${car}, VIN …${vinEnd}`,
    bought: (dealer: string, date: string) => `and where the car came from: ${dealer}, ${date}`,
    says: (text: string) => `says: “${text}”`,
    text: 'When I brake at low speed it squeals terribly, and since yesterday the pedal feels soft.',
    classed: (component: string, severity: string, words: string[]) =>
      `has it classed: ${component}, ${severity}${words.length ? `, from the words ${words.map((word) => `“${word}”`).join(' ')}` : ''}`,
    logged: (number: string) => `logs the complaint; its number can be read over the phone: ${number}`,
    offered: (station: string, km: number, minutes: number) =>
      `offers it to ${station}, ${km} km or ${minutes} minutes away`,
    receipt: (looked: number, suitable: number) => `and keeps why: ${looked} stations looked at, ${suitable} suitable`,
    unplaced: 'found no suitable station: a supervisor takes over. The tour ends here.',
    sees: (masked: string, deadline: string) =>
      `sees the offer on its phone, the customer as ${masked}, an answer due by ${deadline}`,
    nobody: '(hidden)',
    accepts: 'accepts with one tap, and now sees whom to call',
    assigned: 'tells the desk: the complaint is in hand',
    message: (channel: string, subject: string) => `gets a message (${channel}): “${subject}”`,
    link: (link: string) => `with a link that needs no account: ${link}`,
    books: (time: string) => `books the bay it has held since the offer: ${time}`,
    arrives: (km: string) => `the car is here, ${km} km on the clock`,
    starts: 'starts the repair',
    tracks: (state: string) => `opens the link: ${state}`,
    finishes: (cause: string, correction: string) => `finishes. Cause: ${cause} Correction: ${correction}`,
    cause: 'Pads glazed, brake fluid full of water.',
    correction: 'Pads and fluid changed, road test without noise.',
    resolved: 'the complaint is resolved; the repair now stands in the record of the car',
    waits: 'will ask the customer later whether the car really is right.',
    hint: 'To see that now, start Baylink with FOLLOW_UP_AFTER=PT2S and take the tour again:',
    hintCommand: 'FOLLOW_UP_AFTER=PT2S npm start',
    asks: 'asks whether the car really is right',
    rates: 'three taps: solved, 5 of 5, “Quick and friendly, thank you.”',
    comment: 'Quick and friendly, thank you.',
    closed: 'closes the complaint: satisfied',
    record: (count: number) => `the whole story, ${count} entries in one order of time, is in the customer's record`,
    silence: (what: string) => `${what} was not heard in time. Look with "npm run baylink -- doctor".`,
    sum: (hops: number, ms: number) => `${hops} steps; the product itself took ${ms} ms for all of them.`,
    after: (ms: number) => `${ms} ms later`,
    took: (ms: number) => `${ms} ms`,
  },
};

export type Phrases = typeof en;

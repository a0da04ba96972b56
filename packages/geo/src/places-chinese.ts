import { type Division, divisions, lineage, type Place, placed } from './places-data.js';

/** Something in the text that may be the name of these divisions. */
type Mention = readonly Division[];

/** Reads an address as Chinese writes it, from the province down; each name narrows what the next may mean. */
export function chinesePlace(address: string): Place | undefined {
  const found = mentions(address);
  const first = narrowed(found, '');
  // Somebody who writes the district before the city is understood in a second reading.
  const last = first && narrowed(found, first.code.slice(0, 4));
  return toPlace(last ?? first);
}

function toPlace(division: Division | undefined): Place | undefined {
  const known = division && placed(division);
  if (!known) return undefined;
  const name = lineage(known.at)
    .map((above) => above.name)
    .join('');
  return { position: known.position, name, level: known.at.code.length === 6 ? 'district' : 'city' };
}

/** The deepest division that the mentions agree on. What contradicts, or may mean several, is passed over. */
function narrowed(found: readonly Mention[], within: string): Division | undefined {
  let deepest: Division | undefined;
  let context = within;
  for (const mention of found) {
    const fitting = mention.filter(({ code }) => code.startsWith(context));
    const [division] = fitting.length > 1 ? mostGeneral(fitting) : fitting;
    if (!division) continue;
    deepest = division;
    context = division.code;
  }
  return deepest;
}

/** 吉林 is a province and a city: the wider one leaves more open. Several of the same level are no answer. */
function mostGeneral(mention: Mention): Mention {
  const level = Math.min(...mention.map(({ code }) => code.length));
  const widest = mention.filter(({ code }) => code.length === level);
  return widest.length === 1 ? widest : [];
}

function mentions(address: string): Mention[] {
  const { names, longest } = index();
  const found: Mention[] = [];
  let afterName = true;
  for (let at = 0; at < address.length; ) {
    const { length, mention } = longestAt(address, at, afterName, names, longest);
    if (mention) found.push(mention);
    afterName = mention !== undefined;
    at += length;
  }
  return found;
}

function longestAt(address: string, at: number, afterName: boolean, names: Names, longest: number) {
  for (let length = Math.min(longest, address.length - at); length > 1; length--) {
    const name = address.slice(at, at + length);
    const mention = (names.get(name) ?? []).filter((division) =>
      counts(division, name, address.slice(at + length), afterName),
    );
    if (mention.length > 0) return { length, mention };
  }
  return { length: 1, mention: undefined };
}

/** What turns a short name into that of a street, a village or a house: 南京东路, 中山一路, 宝山镇, 上海花园. */
const partOfAnother =
  /^(?:[东西南北中]|[一二三四五六七八九十]+)?(?:路|街|大道|道|巷|弄|桥|村|园|苑|镇|乡|广场|花园|大厦|酒店|汽车站|火车站)/u;

/**
 * A full name counts everywhere. A short one must not go on as another name, and that of a district must stand at
 * the start or right after another name: 新华, 和平 and 长安 are also words.
 */
function counts(division: Division, name: string, rest: string, afterName: boolean): boolean {
  if (name === division.name) return true;
  return !partOfAnother.test(rest) && (division.code.length < 6 || afterName);
}

type Names = Map<string, Division[]>;
let built: { names: Names; longest: number } | undefined;

function index() {
  if (built) return built;
  const names: Names = new Map();
  for (const division of divisions()) {
    for (const name of new Set([division.name, division.short]))
      names.set(name, [...(names.get(name) ?? []), division]);
  }
  built = { names, longest: Math.max(...[...names.keys()].map(({ length }) => length)) };
  return built;
}

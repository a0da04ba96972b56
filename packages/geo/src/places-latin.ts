import { divisions, lineage, type Place, placed, towns } from './places-data.js';
import { distanceKm } from './position.js';
import { usStates } from './us-states.js';

/** A town that a name may mean, wherever it is. `people` in thousands tells a Paris from a Paris. */
type Candidate = Place & { country: string; region: string; people: number };

/** A place is within the city it is named with when it is no further off, km. */
const sameCityKm = 80;

/** A name wins over others of its kind when its town is so many times as large. */
const clearly = 3;

/** Reads an address in Latin letters: town names in it, and the states and countries that tell them apart. */
export function latinPlace(address: string): Place | undefined {
  const words = address.split(/[^\p{L}\p{N}'’.-]+/u).filter(Boolean);
  const mentions = mentioned(words);
  const clues = cluesIn(words);
  const all = mentions.flat();
  const fitting = all.filter((candidate) => clues.some((clue) => fits(candidate, clue)));
  const pool = fitting.length > 0 ? fitting : all;
  const chosen = mostSpecific(pool, mentions) ?? largest(pool);
  return chosen && { position: chosen.position, name: chosen.name, level: chosen.level };
}

/** A place named together with a larger one that it lies in or beside: Haidian in "Haidian District, Beijing". */
function mostSpecific(pool: readonly Candidate[], mentions: readonly Candidate[][]): Candidate | undefined {
  const supported = pool.filter((small) =>
    mentions.some(
      (mention) =>
        !mention.includes(small) &&
        mention.some(
          (large) => large.people > small.people && distanceKm(large.position, small.position) <= sameCityKm,
        ),
    ),
  );
  return supported.sort((a, b) => a.people - b.people)[0];
}

function largest(pool: readonly Candidate[]): Candidate | undefined {
  const [first, second] = [...pool].sort((a, b) => b.people - a.people);
  return first && (!second || first.people >= clearly * second.people) ? first : undefined;
}

/** After a name, these make it that of a street. */
const street =
  /^(street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|plaza|tower|hotel|lu|jie)\.?$/i;
const longestName = 4;

function mentioned(words: readonly string[]): Candidate[][] {
  const found: Candidate[][] = [];
  for (let at = 0; at < words.length; ) {
    const { length, mention } = longestAt(words, at);
    if (mention && !street.test(words[at + length] ?? '')) found.push(mention);
    at += length;
  }
  return found;
}

function longestAt(words: readonly string[], at: number) {
  for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
    const mention = names().get(plain(words.slice(at, at + length).join(' ')));
    if (mention) return { length, mention };
  }
  return { length: 1, mention: undefined };
}

const stateCodes = new Set(Object.values(usStates));

type Clue = { country: string; region?: string };

function fits(candidate: Candidate, { country, region }: Clue): boolean {
  return candidate.country === country && (!region || candidate.region === region);
}

/** States by their two capitals, countries and provinces of China by name. A state says more than its country. */
function cluesIn(words: readonly string[]): Clue[] {
  const clues = words.flatMap((_, at) => {
    const state = stateCodes.has(words[at]!) ? [{ country: 'US', region: words[at]! }] : [];
    return [1, 2, 3]
      .flatMap((length) => regions().get(plain(words.slice(at, at + length).join(' '))) ?? [])
      .concat(state);
  });
  const states = clues.filter(({ region }) => region);
  return states.length > 0 ? states : clues;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}|['’.]/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('-', ' ')
    .trim()
    .toLowerCase();
}

let namesBuilt: Map<string, Candidate[]> | undefined;

function names(): Map<string, Candidate[]> {
  if (namesBuilt) return namesBuilt;
  namesBuilt = new Map();
  for (const candidate of [...chineseCandidates(), ...otherCandidates()]) {
    const key = plain(candidate.key);
    const same = namesBuilt.get(key);
    if (same) same.push(candidate);
    else namesBuilt.set(key, [candidate]);
  }
  return namesBuilt;
}

/** Towns that are called otherwise than GeoNames does. */
const otherKeys: Record<string, string> = { 'New York City': 'New York' };

/** A province that is a city has about 10 million people, a prefecture one, a district next to none of its own. */
const peopleByLevel: Record<number, number> = { 2: 10_000, 4: 1000, 6: 1 };

function* chineseCandidates(): Generator<Candidate & { key: string }> {
  for (const division of divisions()) {
    const known = placed(division);
    if (!known) continue;
    yield {
      key: division.english,
      name: [...new Set(lineage(known.at).map(({ english }) => english))].reverse().join(', '),
      position: known.position,
      level: known.at.code.length === 6 ? 'district' : 'city',
      country: 'CN',
      region: division.code.slice(0, 2),
      people: peopleByLevel[division.code.length] ?? 0,
    };
  }
}

function* otherCandidates(): Generator<Candidate & { key: string }> {
  for (const { name, country, region, position, people } of towns()) {
    const full = [name, ...(country === 'US' ? [region] : []), country].join(', ');
    yield { key: otherKeys[name] ?? name, name: full, position, level: 'city', country, region, people };
  }
}

let regionsBuilt: Map<string, Clue[]> | undefined;

function regions(): Map<string, Clue[]> {
  if (regionsBuilt) return regionsBuilt;
  const english = new Intl.DisplayNames(['en'], { type: 'region' });
  regionsBuilt = new Map([
    ['usa', [{ country: 'US' }]],
    ['uk', [{ country: 'GB' }]],
  ]);
  for (const country of new Set(towns().map((town) => town.country)))
    regionsBuilt.set(plain(english.of(country)!), [{ country }]);
  for (const { code, english: name } of divisions().filter((division) => division.code.length === 2)) {
    regionsBuilt.set(plain(name), [{ country: 'CN', region: code }]);
  }
  for (const [name, region] of Object.entries(usStates)) {
    regionsBuilt.set(name, [...(regionsBuilt.get(name) ?? []), { country: 'US', region }]);
  }
  return regionsBuilt;
}

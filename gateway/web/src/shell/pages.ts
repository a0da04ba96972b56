import type { Key } from '@baylink/i18n';
import type { Me } from '../api/types.js';
import { faces } from './faces.js';

/** The pages that the band on top leads to. `needs`: only for who may ask for this. */
const pages = [
  { to: '/desk', name: 'frame.face.desk' },
  { to: '/desk/stations', name: 'network.nav', needs: 'createStation' },
  { to: '/ops', name: 'frame.face.ops' },
  { to: '/station', name: 'network.jobs' },
  { to: '/station/settings', name: 'network.own', needs: 'changeStation' },
] as const satisfies readonly { to: string; name: Key; needs?: string }[];
type Page = (typeof pages)[number];

const isBelow = (path: string, top: string) => path === top || path.startsWith(`${top}/`);

/** Those of the faces that somebody works with. */
export const pagesOf = ({ role, may }: Pick<Me, 'role' | 'may'>): Page[] =>
  pages.filter(
    (page) => faces[role].some((face) => isBelow(page.to, face)) && (!('needs' in page) || may.includes(page.needs)),
  );

/** The page that a path belongs to: the longest one above it. */
export const pageAt = (shown: readonly Page[], path: string): Page | undefined =>
  shown.filter(({ to }) => isBelow(path, to)).sort((a, b) => b.to.length - a.to.length)[0];

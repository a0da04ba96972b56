import type { Role } from '@baylink/contracts/values';

/** The faces a role works with; the first one is where it starts. */
export const faces = {
  agent: ['/desk'],
  supervisor: ['/desk', '/ops'],
  admin: ['/desk', '/ops'],
  dealer: ['/dealer'],
  station: ['/station'],
} as const satisfies Record<Role, readonly [string, ...string[]]>;
export type Face = (typeof faces)[Role][number];

export const homeOf = (role: Role): Face => faces[role][0];
export const mayOpen = (role: Role, face: Face) => (faces[role] as readonly Face[]).includes(face);

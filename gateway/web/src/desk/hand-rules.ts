/** Rules that no hand may overrule. */
export const keptByHand: ReadonlySet<string> = new Set(['open-for-business', 'certified-high-voltage', 'free-bay']);

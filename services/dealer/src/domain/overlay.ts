/** What is stored with a row laid over it: what the row does not say, stays. */
export function overlay<T extends object>(before: T, row: Partial<T>): T {
  const said = Object.entries(row).filter(([, value]) => !isSilent(value));
  return { ...before, ...Object.fromEntries(said) };
}

/** Whether two say the same. Both were parsed by one schema, so their fields stand in one order. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A column that is missing from a file arrives as nothing, or as the empty list it defaults to. */
const isSilent = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

/** The fields that a change gives another value; what it leaves undefined is not one of them. */
export function changedFields<T extends object>(before: T, change: Partial<T>): string[] {
  return (Object.keys(change) as (keyof T & string)[]).filter(
    (field) => change[field] !== undefined && !isSame(before[field], change[field]),
  );
}

/** Plain data as it is kept. The same fields in another order count as another value, which costs a write and no more. */
const isSame = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other);

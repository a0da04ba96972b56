import {
  type Customer,
  type CustomerChange,
  type Decision,
  type NewCustomer,
  NewCustomer as NewCustomerShape,
  type RowOutcome,
} from '@baylink/contracts';
import { changedFields } from './changed-fields.js';
import { refused, stored, unchanged, union } from './import-outcome.js';
import type { KeptCustomer } from './kept.js';
import { emailKey, nameKey, phoneIdentity, type Region, refKey, withCustomerKeys } from './keys.js';
import { registerCustomer } from './register.js';

/** A row with what it is recognised by: its external references, else its name with one of its phones. */
export type MarkedRow = { row: NewCustomer; marks: string[]; keys: string[] };

/** What an import will do: whom it registers, whom it changes and how, and what became of each row, in order. */
export type CustomerPlan = {
  inserts: Decision<KeptCustomer>[];
  changes: { id: string; row: NewCustomer }[];
  outcomes: RowOutcome[];
};

export const markRows = (rows: NewCustomer[], region: Region): MarkedRow[] =>
  rows.map((row) => ({ row, ...marksOf(row, region) }));

/** The keys under which the rows may know somebody: one query with them finds all. */
export const keysOfRows = (rows: MarkedRow[]): string[] => [...new Set(rows.flatMap(({ keys }) => keys))];

/**
 * Rows of one batch may tell of the same person: somebody new is told once, as after the last of them.
 * @param made one new id for each row
 */
export function planCustomers(
  rows: MarkedRow[],
  known: KeptCustomer[],
  made: { ids: string[]; at: Date; region: Region },
): CustomerPlan {
  const planning = new Planning(known, made);
  const outcomes = rows.map((row, i) => planning.take(row, made.ids[i]!));
  return { inserts: [...planning.fresh.values()], changes: planning.changes, outcomes };
}

/** Goes through the rows with all who are known so far, those of the rows before included. */
class Planning {
  readonly fresh = new Map<string, Decision<KeptCustomer>>();
  readonly changes: CustomerPlan['changes'] = [];
  private readonly people = new Map<string, KeptCustomer>();

  constructor(
    known: KeptCustomer[],
    private readonly made: { at: Date; region: Region },
  ) {
    for (const customer of known) this.know(customer, marksOf(customer, made.region).marks);
  }

  take(marked: MarkedRow, id: string): RowOutcome {
    const before = marked.marks.map((mark) => this.people.get(mark)).find((customer) => customer !== undefined);
    return before ? this.again(marked.row, before) : this.first(marked, id);
  }

  private first({ row, marks }: MarkedRow, id: string): RowOutcome {
    const registered = registerCustomer(row, { ...this.made, id });
    this.know(registered.after, marks);
    this.fresh.set(id, registered);
    return stored(id);
  }

  private again(row: NewCustomer, before: KeptCustomer): RowOutcome {
    const { region } = this.made;
    const change = rowChange(before, row, region);
    if (changedFields<Customer>(before, change).length === 0) return unchanged(before.id);
    const wrong = limitOf(change);
    if (wrong) return refused(wrong);
    const after = withCustomerKeys({ ...before, ...change }, region);
    this.know(after, marksOf(after, region).marks);
    const registered = this.fresh.get(after.id);
    if (registered) this.fresh.set(after.id, { ...registered, after });
    else this.changes.push({ id: after.id, row });
    return stored(after.id);
  }

  private know(customer: KeptCustomer, marks: string[]): void {
    for (const mark of marks) this.people.set(mark, customer);
  }
}

/** What a row adds to somebody: what it leaves out stays, and nothing that was known is lost. */
export function rowChange(before: Customer, row: NewCustomer, region: Region): CustomerChange {
  return {
    name: row.name,
    phones: union(before.phones, row.phones, (phone) => phoneIdentity(phone, region)),
    emails: union(before.emails, row.emails, emailKey),
    externalRefs: union(before.externalRefs, row.externalRefs, refOf),
    ...(row.address !== undefined && { address: row.address }),
    ...(row.preferences !== undefined && { preferences: row.preferences }),
  };
}

const refOf = ({ system, id }: Customer['externalRefs'][number]) => `${system}:${id}`;

function marksOf({ name, phones, externalRefs }: NewCustomer | Customer, region: Region) {
  const refs = externalRefs.map((ref) => refKey(refOf(ref)));
  const numbers = phones.map((phone) => phoneIdentity(phone, region));
  const marks = [...refs, ...numbers.map((number) => `${number} ${nameKey(name)}`)];
  return { marks, keys: [...refs, ...numbers] };
}

/** Together with what was known it may be more than there is room for. */
function limitOf(change: CustomerChange) {
  const result = NewCustomerShape.pick({ phones: true, emails: true, externalRefs: true }).safeParse(change);
  const [issue] = result.error?.issues ?? [];
  return issue && { field: String(issue.path[0]), rule: issue.code };
}

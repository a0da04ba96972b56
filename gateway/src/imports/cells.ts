/** How the text of a cell is read. What cannot be read is left as it is, for the contract to refuse. */

export const number = (cell: string): unknown => (/^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);

/** Several in one cell: separated by a semicolon, also a Chinese one. */
export const list = (cell: string): string[] =>
  cell
    .split(/[;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Two numbers in one cell, as files have them: the first is kept. `021-51330126/51330122` */
export const firstPhone = (cell: string): string => cell.split(/[/;；、]/)[0]!.trim();

const yes = ['1', 'true', 'yes', 'y', '是'];
const no = ['0', 'false', 'no', 'n', '否'];
export function flag(cell: string): unknown {
  const said = cell.toLowerCase();
  if (yes.includes(said)) return true;
  return no.includes(said) ? false : cell;
}

/** How many there are, or their names. */
export function bays(cell: string): string[] {
  const count = /^\d{1,2}$/.test(cell) ? Number(cell) : 0;
  return count > 0 ? Array.from({ length: count }, (_, i) => String(i + 1)) : list(cell);
}

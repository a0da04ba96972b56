/** An address that can be recognised by who knows it and not read by who does not: `a***@e***`, `+86*******12`. */
export function maskAddress(address: string): string {
  const [name = '', domain] = address.split('@');
  if (domain !== undefined) return `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
  if (address.length <= 5) return '*'.repeat(address.length);
  return address.slice(0, 3) + '*'.repeat(address.length - 5) + address.slice(-2);
}

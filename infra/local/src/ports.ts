import { connect, createServer } from 'node:net';

/** Every address of ours is on the loopback interface. */
export const host = '127.0.0.1';

/**
 * Ports lie below the range from which the system picks outgoing ones (32768 on Linux): a client that keeps trying to
 * reach a stopped server on a port of that range may connect to itself and keep the port.
 */
const range = { from: 20_000, count: 12_000 };
/** Processes that look at the same time begin at different places, and none gives a port twice. */
let next = process.pid * 50;

/** A loopback port nobody listens on, and that this process has not given away before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = range.from + (next++ % range.count);
    if (await isFree(port)) return port;
  }
}

/** Whether a listener could be opened on this loopback port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether somebody listens on this loopback port now. */
export function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const told = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => told(true)).once('error', () => told(false));
  });
}

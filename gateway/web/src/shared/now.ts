import { useEffect, useState } from 'react';
import { serverNow } from '../api/server-time.js';

/** The server's time, moving on every `everyMs`. */
export function useNow(everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const ticking = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(ticking);
  }, [everyMs]);
  return now;
}

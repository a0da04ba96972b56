import { useEffect } from 'react';

/** Lets the browser keep the app's own files, so that the page opens on a bad signal and can be installed. */
export function useInstallable() {
  useEffect(() => {
    if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js');
  }, []);
}

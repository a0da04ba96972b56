import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const gateway = process.env.BAYLINK_URL ?? 'http://127.0.0.1:8080';
const served = ['/api', '/health', '/version'];

/** What most faces share travels in one file: a phone on a bad signal asks seldom. */
const chunks = [{ name: 'core', minShareCount: 5, includeDependenciesRecursively: false }];

export default defineConfig({
  resolve: { conditions: ['baylink-source', ...defaultClientConditions] },
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      manifest: {
        name: 'Baylink',
        short_name: 'Baylink',
        start_url: '/station',
        display: 'standalone',
        background_color: '#f6f8f8',
        theme_color: '#0b5f66',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg}'],
        navigateFallbackDenylist: [/^\/(api|health|metrics|version)/],
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  build: {
    target: 'es2022',
    // The gateway's content policy allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Schemas nobody looks at at run time stay out of the small faces.
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['z'] },
      output: { codeSplitting: { groups: chunks } },
    },
  },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(served.map((path) => [path, gateway])) },
});

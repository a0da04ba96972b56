/** One Jest for every layer; the layers are told apart by the ending of a file's name. */
const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/packages', '<rootDir>/services', '<rootDir>/gateway', '<rootDir>/infra', '<rootDir>/test'],
  globalSetup: '<rootDir>/infra/local/jest-setup.mjs',
  globalTeardown: '<rootDir>/infra/local/jest-teardown.mjs',
  setupFiles: ['<rootDir>/infra/local/jest-seed.mjs'],
  testSequencer: '<rootDir>/infra/local/jest-sequencer.mjs',
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['baylink-source', 'node', 'node-addons'] },
  workerIdleMemoryLimit: '512MB',
  // The first test of a run may wait for the servers to be fetched.
  testTimeout: 20_000,
  // One more than cores: suites on real servers wait now and then.
  maxWorkers: 3,
};

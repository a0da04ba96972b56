/** Who may import whom: infra/decisions and the design say why; this file makes it so. */
const ours = '^(packages|services|gateway|infra|test)/';
const within = (folder) => ({ path: `^${folder}/` });

/** One row a part: the parts it may import besides itself. */
const rows = [
  ['packages/contracts', []],
  ['packages/bus', ['packages/contracts']],
  ['packages/kit', ['packages/contracts', 'packages/bus']],
  ['packages/geo', []],
  ['packages/worktime', []],
  ['packages/assignment', []],
  ['packages/i18n', []],
  ['packages/cli', ['packages/contracts', 'packages/geo', 'packages/i18n']],
  ['gateway/src', ['packages/contracts', 'packages/bus', 'packages/kit', 'packages/i18n']],
  ['gateway/web', ['packages/contracts', 'packages/i18n']],
  ['infra/local', ['packages/contracts', 'infra/nats']],
  ...['customer-service', 'dealer', 'repair-station', 'outreach'].map((name) => [
    `services/${name}`,
    ['contracts', 'bus', 'kit', 'geo', 'worktime', 'assignment', 'i18n'].map((part) => `packages/${part}`),
  ]),
];
/** Tests of a part may start real servers and, for a part that kit rests on, kit itself. */
const forTests = ['infra/local', 'packages/kit'];

const production = rows.map(([part, may]) => ({
  name: `${part.replace('/', '-')}-imports`,
  severity: 'error',
  from: { path: `^${part}/`, pathNot: '\\.spec\\.tsx?$|\\.suite\\.ts$|/testing/' },
  to: { path: ours, pathNot: [part, ...may].map((folder) => `^${folder}/`) },
}));
const tests = rows.map(([part, may]) => ({
  name: `${part.replace('/', '-')}-test-imports`,
  severity: 'error',
  from: { path: `^${part}/.*(\\.spec\\.tsx?|\\.suite\\.ts|/testing/.*)$` },
  to: { path: ours, pathNot: [part, ...may, ...forTests].map((folder) => `^${folder}/`) },
}));

/** Inside a service: controller → service → store → domain, never back. */
const insideService = [
  {
    name: 'domain-is-pure',
    comment: 'A decision knows no framework, no database and no clock.',
    severity: 'error',
    from: { path: '^services/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
    to: {
      pathNot: [
        '^services/[^/]+/src/domain/',
        '^packages/(contracts|geo|worktime|assignment)/',
        'node_modules/(zod|pinyin-pro|libphonenumber-js)/',
      ],
    },
  },
  {
    name: 'store-rests-on-domain',
    severity: 'error',
    from: { path: '^services/[^/]+/src/[^/]+\\.store\\.ts$' },
    to: { path: '^services/[^/]+/src/[^/]+\\.(service|controller|module)\\.ts$' },
  },
  {
    name: 'service-knows-no-controller',
    severity: 'error',
    from: { path: '^services/[^/]+/src/[^/]+\\.service\\.ts$' },
    to: { path: '^services/[^/]+/src/[^/]+\\.(controller|module)\\.ts$' },
  },
  {
    name: 'controller-goes-through-service',
    severity: 'error',
    from: { path: '^services/[^/]+/src/[^/]+\\.controller\\.ts$' },
    to: { path: '^services/[^/]+/src/[^/]+\\.(store|schema)\\.ts$' },
  },
];

const zodOnly = {
  name: 'contracts-rest-on-zod-alone',
  severity: 'error',
  from: { ...within('packages/contracts'), pathNot: '\\.spec\\.ts$' },
  to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
};
const noCycles = { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...production, ...tests, ...insideService, zodOnly, noCycles],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['baylink-source', 'import', 'node', 'default'],
    },
  },
};

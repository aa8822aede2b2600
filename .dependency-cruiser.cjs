/** Layers of CONTRIBUTING, "Architecture rules". `check` runs this; change the design before changing a rule. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer)/', pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', 'tsconfig'] },
      to: {},
    },
    only('contract-alone', 'What both processes share depends on neither.', '^electron/contract/', []),
    {
      name: 'schemas-in-main-only',
      comment: 'The page has no use for schemas; they would only make it larger.',
      severity: 'error',
      from: { path: '^(renderer/|electron/preload\\.ts)' },
      to: { path: '^electron/contract/schemas\\.ts' },
    },
    only('page-knows-contract-only', 'The page speaks to main through the contract.', '^renderer/', [
      '^electron/contract/',
    ]),
    only('preload-knows-contract-only', 'The preload passes on; it does nothing.', '^electron/preload\\.ts', [
      '^electron/contract/',
    ]),
    only(
      'log-alone',
      'Everything may log; the log needs nobody but what an audit entry is.',
      '^electron/log/',
      ['^electron/contract/'],
    ),
    only(
      'simulator-alone',
      'It imitates servers; shared code would hide mistakes.',
      '^electron/simulator/',
      [],
    ),
    only('client-below-services', 'Speaks to servers, knows no disk and no service.', '^electron/wechat/', [
      '^electron/contract/',
    ]),
    only('store-below-services', 'Speaks to the disk, knows no server and no service.', '^electron/store/', [
      '^electron/contract/',
    ]),
    only('services-know-no-shell', 'Logic runs without Electron.', '^electron/services/', [
      '^electron/(contract|wechat|store|simulator)/',
    ]),
    only('shell-knows-no-services', 'Desktop facts only.', '^electron/shell/', ['^electron/contract/']),
    only('ipc-serves-the-desk', 'Requests in, services asked.', '^electron/ipc/', [
      '^electron/(contract|log)/',
      '^electron/desk\\.ts',
    ]),
    only('desk-joins-services', 'Wires services; no shell, no ipc.', '^electron/desk\\.ts', [
      '^electron/(contract|services|store|wechat)/',
    ]),
    {
      name: 'no-electron-below-shell',
      severity: 'error',
      comment: 'Services, client, simulator and contract run without Electron.',
      from: { path: '^electron/(services|wechat|simulator|contract|log|desk)' },
      to: { path: 'node_modules/electron/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.css', '.json'] },
  },
};

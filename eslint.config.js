import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Modules, and the only files that may import each (CONTRIBUTING, "Architecture rules"). */
const MODULE_USERS = {
  electron: [
    'electron/main.ts',
    'electron/preload.ts',
    'electron/shell/**',
    'electron/ipc/handle.ts',
    'electron/ipc/emit.ts',
    'electron/store/secrets.ts',
  ],
  '@photostructure/sqlite': ['electron/store/connection.ts'],
  // Main does all HTTPS, through electron/wechat/http.ts alone.
  undici: [
    'electron/wechat/http.ts',
    'electron/wechat/dispatchers.ts',
    'electron/wechat/tunnel.ts',
    'electron/wechat/network-failure.ts',
  ],
  'node:tls': ['electron/wechat/dispatchers.ts'],
  'node:http': ['electron/simulator/**'],
  'node:https': [],
  'node:http2': [],
  // Types only: undici makes the connections.
  'node:net': ['electron/wechat/tunnel.ts', 'electron/wechat/socks.ts'],
  'node:dgram': [],
};

/** Harmless parts of a module that is otherwise kept to its users. */
const FREE_IMPORTS = { 'node:net': ['isIP'] };

const ELECTRON_API_USERS = {
  ipcMain: ['electron/ipc/handle.ts'],
  ipcRenderer: ['electron/preload.ts'],
  contextBridge: ['electron/preload.ts'],
  safeStorage: ['electron/store/secrets.ts'],
  clipboard: ['electron/shell/clipboard.ts'],
  shell: ['electron/shell/external-links.ts', 'electron/shell/folders.ts', 'electron/shell/hand-out.ts'],
  net: [],
};

/** Calls and words, and the only files that may write each. */
const SYNTAX_USERS = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.', users: [] },
  {
    selector: 'CallExpression[callee.property.name=/^(send|sendToFrame|postMessage)$/]',
    message: 'Events to the page go through electron/ipc/emit.ts.',
    users: [
      'electron/ipc/emit.ts',
      // Between main and a thread of its own.
      'electron/store/backup-thread.ts',
      'electron/services/media-facts-reader.ts',
      'electron/services/media-facts-thread.ts',
      // Between the page and its workers.
      'renderer/conversion/**',
      'renderer/codecs/worker-asker.ts',
      'electron/services/silk-thread.ts',
    ],
  },
  {
    selector: 'CallExpression:matches([callee.name=/Sync$/], [callee.property.name=/Sync$/])',
    message: 'Nothing synchronous: it blocks the window.',
    users: [],
  },
  {
    selector: 'ImportExpression',
    message: 'A static import, which the rules on imports see.',
    users: ['electron/store/secrets.ts'],
  },
  {
    selector:
      ':matches(Identifier[name=/^(rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED)$/], Literal[value=/^(rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED)$/])',
    message: 'TLS errors are fatal; no override.',
    users: [],
  },
];

const NETWORK_GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'];

const allows = (users, file) =>
  users.some((user) => user === file || (user.endsWith('/**') && file.startsWith(user.slice(0, -2))));
const only = (name, users) =>
  `${name} has ${users.length === 0 ? 'no user' : `one place: ${users.join(', ')}`}.`;

/** Every ban but those that name this file (or folder) as a user. */
const bansFor = (file) => {
  const modules = Object.entries(MODULE_USERS)
    .filter(([, users]) => !allows(users, file))
    .flatMap(([name, users]) => {
      const free = FREE_IMPORTS[name];
      const ban = { message: only(name, users), ...(free ? { allowImportNames: free } : {}) };
      return [...new Set([name, name.replace('node:', '')])].map((spelling) => ({ ...ban, name: spelling }));
    });
  const electronApis = Object.entries(ELECTRON_API_USERS)
    .filter(([, users]) => !allows(users, file) && allows(MODULE_USERS.electron, file))
    .map(([api, users]) => ({ name: 'electron', importNames: [api], message: only(api, users) }));
  const syntax = SYNTAX_USERS.filter(({ users }) => !allows(users, file));
  return {
    'no-restricted-imports': ['error', { paths: [...modules, ...electronApis] }],
    'no-restricted-syntax': ['error', ...syntax.map(({ selector, message }) => ({ selector, message }))],
  };
};

/** A file that may do one thing is still bound by every other ban. Folders first: a file in one comes after it. */
const exceptions = [
  ...new Set(
    [
      ...Object.values(MODULE_USERS),
      ...Object.values(ELECTRON_API_USERS),
      ...SYNTAX_USERS.map(({ users }) => users),
    ].flat(),
  ),
]
  .sort((a, b) => Number(b.endsWith('/**')) - Number(a.endsWith('/**')))
  .map((file) => ({ files: [file], rules: bansFor(file) }));

const sizes = (linesPerFunction) => ({
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: linesPerFunction, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 12],
});

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'demo/', 'test-results/', '*.js', '*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['electron', 'electron/tsconfig.preload.json', 'renderer', 'test', 'scripts'].map((path) =>
          path.endsWith('.json') ? path : `${path}/tsconfig.json`,
        ),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'],
    rules: { ...sizes(50), ...bansFor('anywhere') },
  },
  {
    files: ['electron/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { globals: NETWORK_GLOBALS, checkGlobalObject: true }],
    },
  },
  // A factory's body is the list of what it makes, a component's is markup: their length says little.
  {
    files: ['electron/services/*.ts', 'electron/desk.ts', 'electron/ipc/handlers.ts', 'renderer/**/*.tsx'],
    rules: sizes(100),
  },
  ...exceptions,
  // The simulator plays the server; its stand-alone form and the scripts speak on a terminal.
  { files: ['electron/simulator/stand-alone.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['renderer/**/*.{ts,tsx}'], ...hooks.configs.flat['recommended-latest'] },
);

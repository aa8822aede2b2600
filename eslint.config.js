import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Modules that only these files may import, and APIs of them with one user each (CONTRIBUTING, "Architecture rules"). */
const MODULE_USERS = {
  electron: [
    'electron/main.ts',
    'electron/preload.ts',
    'electron/shell/**',
    'electron/ipc/handle.ts',
    'electron/ipc/emit.ts',
    'electron/store/secrets.ts',
  ],
  undici: ['electron/wechat/http.ts', 'electron/wechat/network-failure.ts'],
  '@photostructure/sqlite': ['electron/store/database.ts'],
};

const ELECTRON_API_USERS = {
  ipcMain: 'electron/ipc/handle.ts',
  ipcRenderer: 'electron/preload.ts',
  contextBridge: 'electron/preload.ts',
  safeStorage: 'electron/store/secrets.ts',
  clipboard: 'electron/shell/clipboard.ts',
  shell: 'electron/shell/external-links.ts',
  // Main does all HTTPS, through electron/wechat/http.ts alone.
  net: 'nobody',
};

const ban = (name, message) => ({ name, message });
const moduleBans = (except) =>
  Object.entries(MODULE_USERS)
    .filter(([name]) => name !== except)
    .map(([name, users]) => ban(name, `Only ${users.join(', ')} may import ${name}.`));
const apiBans = (file) =>
  Object.entries(ELECTRON_API_USERS)
    .filter(([, user]) => user !== file)
    .map(([api, user]) => ({
      name: 'electron',
      importNames: [api],
      message: `${api} has one user: ${user}.`,
    }));

/** A file that may import a module is still bound by every other ban. */
const exceptions = Object.entries(MODULE_USERS).flatMap(([name, users]) =>
  users.map((file) => ({
    files: [file],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [...moduleBans(name), ...(name === 'electron' ? apiBans(file) : [])] },
      ],
    },
  })),
);
const shellExceptions = Object.values(ELECTRON_API_USERS)
  .filter((file) => file.startsWith('electron/shell/'))
  .map((file) => ({
    files: [file],
    rules: { 'no-restricted-imports': ['error', { paths: [...moduleBans('electron'), ...apiBans(file)] }] },
  }));

const syntaxBans = {
  defaultExport: { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  send: {
    selector: "CallExpression[callee.property.name='send'][callee.object.property.name='webContents']",
    message: 'Events to the page go through electron/ipc/emit.ts.',
  },
  sendSync: { selector: "CallExpression[callee.property.name='sendSync']", message: 'No synchronous IPC.' },
  syncFiles: {
    selector:
      'CallExpression[callee.name=/^(access|append|chmod|copy|exists|fsync|lstat|mk|open|read|rename|rm|stat|unlink|write)\\w*Sync$/]',
    message: 'No synchronous file access: it blocks the window.',
  },
  tls: { selector: "Property[key.name='rejectUnauthorized']", message: 'TLS errors are fatal; no override.' },
};

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
    rules: {
      ...sizes(50),
      'no-restricted-imports': ['error', { paths: moduleBans(null) }],
      'no-restricted-syntax': ['error', ...Object.values(syntaxBans)],
    },
  },
  // A factory's body is the list of what it makes, a component's is markup: their length says little.
  { files: ['electron/services/*.ts', 'electron/desk.ts', 'renderer/**/*.tsx'], rules: sizes(100) },
  ...exceptions,
  ...shellExceptions,
  // The simulator plays the server; its stand-alone form and the scripts speak on a terminal.
  { files: ['electron/simulator/stand-alone.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['renderer/**/*.{ts,tsx}'], ...hooks.configs.flat['recommended-latest'] },
);

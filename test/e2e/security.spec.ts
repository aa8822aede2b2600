import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';
import { EVENT_NAMES, REQUEST_NAMES } from '../../electron/contract/api.ts';
import type {} from '../../renderer/bridge.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, deskOf, deskWith, makePicture, writeTo } from './desk-actions.ts';

/** As people run it: not as root, with the operating system's sandbox on. */
const ordinary = { asOrdinaryUser: true } as const;

test('the page is sandboxed, has no Node, and can reach the contract and nothing else', async ({
  launch,
}) => {
  const { electron, page } = await launch(ordinary);
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    bridge: Object.entries(window.mediaDesk).map(([name, value]) => [name, typeof value]),
  }));
  expect(seen.node).toEqual([]);
  const events = EVENT_NAMES.map((name) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  expect(seen.bridge.toSorted()).toEqual(
    [...REQUEST_NAMES, ...events].map((name) => [name, 'function']).toSorted(),
  );
  const main = await electron.evaluate(({ app, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types.
    const known = contents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
    return {
      noSandbox: app.commandLine.hasSwitch('no-sandbox'),
      preferences: known.getLastWebPreferences(),
      pagePid: contents?.getOSProcessId(),
    };
  });
  expect(main.noSandbox).toBe(false);
  expect(main.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
  if (process.platform === 'linux') {
    // 2: system calls of the page's process are filtered.
    expect(await readFile(`/proc/${main.pagePid}/status`, 'utf8')).toMatch(/^Seccomp:\s*2$/m);
  }
});

test('what the page does to its own world does not reach the preload', async ({ launch }) => {
  const { page } = await launch(ordinary);
  const stolen = await page.evaluate(async () => {
    let calls = 0;
    const trap = () => {
      calls += 1;
      throw new Error('trapped');
    };
    const { map, filter } = Array.prototype;
    const apply: unknown = Reflect.get(Function.prototype, 'apply');
    Object.assign(Array.prototype, { map: trap, filter: trap });
    Object.assign(Function.prototype, { apply: trap });
    const answer = await window.mediaDesk.addFiles(crypto.randomUUID(), [], null);
    Object.assign(Array.prototype, { map, filter });
    Object.assign(Function.prototype, { apply });
    return { calls, answer };
  });
  expect(stolen).toEqual({ calls: 0, answer: { ok: false, error: { code: 'account_missing' } } });
});

test('the page cannot be led elsewhere, open windows, or hold a webview', async ({ launch, scratch }) => {
  const { electron, page } = await launch(ordinary);
  const before = page.url();
  await electron.evaluate(({ BrowserWindow }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', ({ url }) => asked.push(url));
  });
  const asked = () => electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const targets = ['http://127.0.0.1:9/', 'app://media-desk/index.html?again', 'media://thumbnail/x'];
  for (const [at, url] of targets.entries()) {
    await page.evaluate((to) => location.assign(to), url);
    await expect.poll(async () => (await asked()).length).toBe(at + 1);
  }
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'http://127.0.0.1:9/link';
    document.body.append(link);
    link.click();
    link.target = '_blank';
    link.click();
  });
  await expect.poll(async () => (await asked()).length).toBe(targets.length + 1);
  // A file dropped outside the page's own handling would replace it.
  const path = await writeTo(scratch, 'evil.html', '<script>document.title="evil"</script>');
  await page.evaluate(() => {
    window.addEventListener('drop', (event) => event.stopImmediatePropagation(), {
      capture: true,
      once: true,
    });
  });
  await deskOf({ electron, page } as Awaited<ReturnType<typeof launch>>).drop([path]);

  const attempts = await page.evaluate(() => {
    const webview = document.createElement('webview');
    webview.setAttribute('src', 'data:text/html,x');
    document.body.append(webview);
    return {
      opened: ['https://example.com', 'about:blank', 'app://media-desk/index.html', 'file:///etc/hosts'].map(
        (url) => window.open(url),
      ),
      webview: webview.constructor.name,
    };
  });
  expect(attempts).toEqual({ opened: [null, null, null, null], webview: 'HTMLElement' });
  expect(await countContents(electron)).toBe(1);
  // Not by locator: Playwright goes on waiting for the navigations that were refused.
  const after = await page.evaluate(() => [location.href, document.querySelectorAll('nav').length]);
  expect(after).toEqual([before, 1]);
});

test('the page connects nowhere, runs no inline script and shows no remote picture', async ({
  launch,
  server,
}) => {
  const { page } = await launch(ordinary);
  const outcome = await page.evaluate(async (origin) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      violations.push(effectiveDirective);
    });
    const refused = async (url: string) =>
      fetch(url).then(
        () => `${url} answered`,
        () => null,
      );
    const answered = [
      await refused(`${origin}/wecom/cgi-bin/gettoken`),
      await refused('file:///etc/hosts'),
      await refused('https://qyapi.weixin.qq.com/'),
      await refused('data:text/plain,x'),
    ].filter(Boolean);
    try {
      new WebSocket(origin.replace('http', 'ws'));
    } catch {
      // Refused at once is as good.
    }
    navigator.sendBeacon(`${origin}/beacon`, 'x');
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    const picture = new Image();
    picture.src = `${origin}/picture.png`;
    const frame = document.createElement('iframe');
    frame.src = `${origin}/frame`;
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(script, picture, frame, style);
    // In a task of the page's own: what DevTools itself evaluates may use eval.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- must fail
          resolve(new Function('return true')());
        } catch {
          resolve(false);
        }
      }),
    );
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const policy = (await fetch('/index.html')).headers.get('content-security-policy');
    return { answered, violations, evaluated, inlineRan: 'inlineRan' in window, policy };
  }, server.origin);
  expect(outcome).toMatchObject({ answered: [], evaluated: false, inlineRan: false });
  expect(outcome.violations).toEqual(
    expect.arrayContaining(['connect-src', 'script-src-elem', 'img-src', 'frame-src', 'style-src-elem']),
  );
  expect(outcome.policy).toContain("default-src 'none'");
  expect(outcome.policy).not.toMatch(/unsafe|https?:|\*/);
  expect(server.simulator.log).toEqual([]);
});

test('no permission is given', async ({ launch }) => {
  const { page } = await launch(ordinary);
  const answers = await page.evaluate(async () => {
    const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error));
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const;
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    return {
      states: [...new Set(states)],
      notification: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(String, nameOf),
      clipboard: await navigator.clipboard.readText().then(String, nameOf),
      geolocation: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('a place'),
          ({ code }) => resolve(code),
        );
      }),
    };
  });
  expect(answers).toEqual({
    states: ['denied'],
    notification: 'denied',
    // A machine without a camera says so before it asks.
    camera: expect.stringMatching(/^Not(Allowed|Found)Error$/) as unknown,
    clipboard: 'NotAllowedError',
    geolocation: 1,
  });
});

test('app: serves only the page’s own files, media: only known ids', async ({ launch, scratch, server }) => {
  const app = await launch(ordinary);
  const { electron, page } = app;
  const desk = await deskWith(app, accountOn(server, 'official_account', 'Guangzhou shop'));
  await desk.drop([await writeTo(scratch, 'poster.jpg', makePicture(32))]);
  await expect(desk.record('poster.jpg').locator('img')).toBeVisible();
  const thumbnail = (await desk.record('poster.jpg').locator('img').getAttribute('src')) ?? '';

  const statuses = await Promise.all(
    [
      'app://media-desk/index.html',
      thumbnail,
      'app://media-desk/../main/main.js',
      'app://media-desk/%2e%2e/main/main.js',
      'app://media-desk/..%2fmain%2fmain.js',
      'app://media-desk/..%5cmain%5cmain.js',
      'app://media-desk/%2e%2e%2f%2e%2e%2fpackage.json',
      'app://media-desk/index.html%00.jpg',
      'app://media-desk//etc/hosts',
      'app://media-desk/',
      'app://elsewhere/index.html',
      `media://thumbnail/${randomUUID()}`,
      `media://fetched/${randomUUID()}`,
      `${thumbnail}%00`,
      `${thumbnail}/../../library.db`,
      thumbnail.replace('thumbnail', 'elsewhere'),
      'media://thumbnail/..%2flibrary.db',
      `media://fetched/${encodeURIComponent('/etc/hosts')}`,
      'media://fetched/%2e%2e/%2e%2e/library.db',
    ].map((url) => statusOf(electron, url)),
  );
  expect(statuses.slice(0, 2)).toEqual([200, 200]);
  expect(new Set(statuses.slice(2))).toEqual(new Set([404]));
  expect(await statusOf(electron, 'app://media-desk/index.html', 'POST')).toBe(404);
  expect(await statusOf(electron, thumbnail, 'POST')).toBe(404);
  expect(await page.evaluate(() => document.title)).toBe('Media Desk');
});

test('requests of another window, with the same preload, are refused; so is what does not fit the contract', async ({
  launch,
}) => {
  const { electron, page } = await launch(ordinary);
  for (const url of ['data:text/html,<title>x</title>', 'app://media-desk/index.html']) {
    const answers = await electron.evaluate(
      async ({ app, BrowserWindow }, [to, names]) => {
        const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await other.loadURL(to);
        const asked: unknown = await other.webContents.executeJavaScript(
          `Promise.all(${JSON.stringify(names)}.map((name) =>
             name === 'addFiles' ? mediaDesk.addFiles('x', [], null) : mediaDesk[name](null)))`,
        );
        other.destroy();
        return asked;
      },
      [url, REQUEST_NAMES] as const,
    );
    expect(answers, url).toEqual(
      REQUEST_NAMES.map(() => ({ ok: false, error: { code: 'request_refused' } })),
    );
  }
  const unfit = await page.evaluate(async (names) => {
    const bridge = window.mediaDesk as unknown as Record<string, (args: unknown) => Promise<unknown>>;
    const asked = [{ unexpected: true }, 'text', 7, [], undefined];
    const plain = names.filter((name) => name !== 'addFiles');
    return Promise.all(plain.flatMap((name) => asked.map(async (args) => bridge[name]?.(args))));
  }, REQUEST_NAMES);
  expect(new Set(unfit.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ ok: false, error: { code: 'request_invalid' } })]),
  );
});

test('outside pages open from the fixed list only', async ({ launch }) => {
  const { electron, page } = await launch(ordinary);
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const codes = await page.evaluate(async () => {
    const asked = [
      'file:///etc/hosts',
      'javascript:alert(1)',
      'smb://host/x',
      'https://example.com',
      '__proto__',
    ];
    const answers = await Promise.all(
      [...asked, 'wecom_console'].map((link) =>
        window.mediaDesk.openExternal({ link: link as 'wecom_console' }),
      ),
    );
    return answers.map((answer) => (answer.ok ? 'opened' : answer.error.code));
  });
  expect(codes).toEqual([...Array<string>(5).fill('request_invalid'), 'opened']);
  expect(await electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://work.weixin.qq.com/wework_admin/frame#apps',
  ]);
});

test('a second start on the same profile brings the first window to the front and ends', async ({
  launch,
}) => {
  const app = await launch(ordinary);
  await app.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    Object.assign(globalThis, { focused: 0 });
    if (window) {
      window.focus = () =>
        Object.assign(globalThis, { focused: (globalThis as unknown as { focused: number }).focused + 1 });
    }
  });
  expect(await app.startAgain()).toBe(0);
  await expect
    .poll(() => app.electron.evaluate(() => (globalThis as unknown as { focused: number }).focused))
    .toBe(1);
  expect(await countContents(app.electron)).toBe(1);
});

test('over a full run the page loads only itself and previews, and main calls only the account’s server', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch(ordinary);
  const { electron, page } = app;
  await electron.evaluate(({ session }) => {
    const loaded: string[] = [];
    const connected: string[] = [];
    Object.assign(globalThis, { loaded, connected });
    session.defaultSession.webRequest.onSendHeaders(({ url }) => loaded.push(url));
    session.defaultSession.webRequest.onErrorOccurred(({ url }) => loaded.push(url));
    const { Socket } = process.getBuiltinModule('node:net');
    const connect = Reflect.get(Socket.prototype, 'connect') as (...args: unknown[]) => unknown;
    Object.assign(Socket.prototype, {
      connect(this: unknown, ...args: unknown[]) {
        const [first] = args.flat() as { host?: string; port?: number }[];
        connected.push(`http://${first?.host}:${first?.port}`);
        return connect.apply(this, args);
      },
    });
  });
  await page.reload();
  const desk = await deskWith(app, accountOn(server, 'official_account', 'Guangzhou shop'));
  await desk.drop([await writeTo(scratch, 'poster.jpg', makePicture(32))]);
  await expect(desk.record('poster.jpg').locator('img')).toBeVisible();
  await desk.fetchAll(server.simulator.media()[0]?.mediaId ?? '');
  await expect(page.locator('[data-state="done"] img')).toBeVisible();
  for (const view of ['transfers', 'settings', 'library'] as const) await desk.open(view);

  const { loaded, connected } = await electron.evaluate(
    () => globalThis as unknown as { loaded: string[]; connected: string[] },
  );
  const origins = new Set(loaded.map((url) => /^\w+:\/\/[\w-]+\//.exec(url)?.[0] ?? url));
  expect(origins).toEqual(new Set(['app://media-desk/', 'media://thumbnail/', 'media://fetched/']));
  expect(new Set(connected)).toEqual(new Set([server.origin]));
});

const statusOf = (electron: ElectronApplication, url: string, method = 'GET'): Promise<number> =>
  electron.evaluate(async ({ net }, [to, how]) => (await net.fetch(to, { method: how })).status, [
    url,
    method,
  ] as const);

const countContents = (electron: ElectronApplication): Promise<number> =>
  electron.evaluate(({ webContents }) => webContents.getAllWebContents().length);

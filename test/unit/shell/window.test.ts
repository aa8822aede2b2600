import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { openWindow } from '../../../electron/shell/window.ts';

const electron = vi.hoisted(() => ({
  loads: 0,
  boxes: [] as string[],
  windows: [] as unknown[],
}));
vi.mock('electron', () => ({
  protocol: {},
  nativeTheme: {},
  dialog: { showErrorBox: (title: string) => electron.boxes.push(title) },
  BrowserWindow: class {
    open = true;
    webContents = new EventEmitter();
    constructor() {
      electron.windows.push(this);
    }
    once = () => this;
    isDestroyed = () => !this.open;
    close = () => (this.open = false);
    loadURL = () => {
      electron.loads += 1;
      return Promise.reject(new Error('told by an event'));
    };
  },
}));

let page: EventEmitter;
const onFault = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  electron.loads = 0;
  electron.boxes = [];
  onFault.mockClear();
  page = openWindow({
    preload: '/preload.cjs',
    packaged: true,
    language: () => 'en',
    onFault,
  }).webContents;
});

const crash = (reason = 'crashed') => page.emit('render-process-gone', {}, { reason });
const failLoad = (code: number, isMainFrame = true) =>
  page.emit('did-fail-load', {}, code, 'ERR_X', 'app://media-desk/', isMainFrame);

test('a page that dies is loaded anew, and the log hears why', () => {
  crash('oom');
  expect(electron.loads).toBe(2);
  expect(onFault).toHaveBeenCalledWith(expect.objectContaining({ message: 'The page is gone: oom' }));
});

test('one that dies a fourth time within a minute is given up, with words', () => {
  for (let i = 0; i < 3; i++) crash();
  expect([electron.loads, electron.boxes]).toEqual([4, []]);
  crash();
  expect([electron.loads, electron.boxes]).toEqual([4, ['Media Desk has to close']]);
  expect(electron.windows.at(-1)).toMatchObject({ open: false });
  crash();
  expect(electron.boxes).toHaveLength(1);
});

test('one that dies now and then is loaded anew each time', () => {
  for (let i = 0; i < 10; i++) {
    crash();
    vi.advanceTimersByTime(20_001);
  }
  expect([electron.loads, electron.boxes]).toEqual([11, []]);
});

test('one that cannot be loaded counts as dead, so that no window stays unseen', () => {
  for (let i = 0; i < 4; i++) failLoad(-6);
  expect(electron.boxes).toHaveLength(1);
});

test('an ordinary end, a load that was given up and a failing frame are none of these', () => {
  crash('clean-exit');
  failLoad(-3);
  failLoad(-6, false);
  expect([electron.loads, onFault.mock.calls.length]).toEqual([1, 0]);
});

import { expect, test } from 'vitest';
import { installableNames, missingRequirements, requirements } from '../../../scripts/system-packages.ts';

const names = (purpose: 'run' | 'test', hasDisplay: boolean): readonly string[] =>
  requirements(purpose, hasDisplay).flat();

test('running needs a virtual display only where there is none', () => {
  expect(names('run', true)).not.toContain('xvfb');
  expect(names('run', false)).toContain('xvfb');
  expect(names('run', false)).not.toContain('gnome-keyring');
});

test('tests need a keyring, Chinese fonts and a virtual display, screen or not', () => {
  expect(names('test', true)).toEqual(
    expect.arrayContaining(['xvfb', 'xauth', 'dbus-x11', 'gnome-keyring', 'fonts-noto-cjk', 'curl']),
  );
});

test('tests need what judges media, the app does not', () => {
  expect(names('test', true)).toEqual(expect.arrayContaining(['ffmpeg', 'sox']));
  expect(names('run', false)).not.toContain('ffmpeg');
});

test('a removed package whose configuration stayed is missing', () => {
  const status = 'libnss3 installed\nlibxss1 config-files\n';
  expect(missingRequirements([['libnss3'], ['libxss1'], ['xvfb']], status)).toEqual([['libxss1'], ['xvfb']]);
});

test('either name of a renamed package meets the need', () => {
  const wanted = [['libgtk-3-0t64', 'libgtk-3-0']] as const;
  expect(missingRequirements(wanted, 'libgtk-3-0 installed\n')).toEqual([]);
  expect(missingRequirements(wanted, 'libgtk-3-0t64 installed\n')).toEqual([]);
  expect(missingRequirements(wanted, 'libgtk-3-0t64 not-installed\n')).toEqual(wanted);
});

test('the name that apt can install is chosen, a virtual one is not', () => {
  const wanted = [['libasound2t64', 'libasound2'], ['xvfb']] as const;
  const newer =
    'libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.11-1\nlibasound2:\n  Installed: (none)\n  Candidate: (none)\n';
  const older = 'libasound2:\n  Installed: (none)\n  Candidate: 1.2.8-1\n';
  expect(installableNames(wanted, newer)).toEqual(['libasound2t64', 'xvfb']);
  expect(installableNames(wanted, older)).toEqual(['libasound2', 'xvfb']);
});

test('without package lists the older name is proposed', () => {
  expect(installableNames([['libasound2t64', 'libasound2']], '')).toEqual(['libasound2']);
});

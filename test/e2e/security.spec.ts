import { expect, test } from './app-fixture.ts';

test('x', async ({ launch }) => {
  const { page, electron } = await launch({ asOrdinaryUser: true });
  process.stdout.write(
    JSON.stringify(
      await electron.evaluate(({ app }) => [
        process.argv,
        process.getuid?.(),
        app.commandLine.hasSwitch('no-sandbox'),
      ]),
    ),
  );
  expect(await page.evaluate(() => typeof window.require)).toBe('undefined');
});

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { followChosenAccount } from './actions/library.ts';
import { App } from './app.tsx';
import { connectToMain } from './events.ts';
import { WordsProvider } from './components/words.tsx';
import { createI18n, followLanguage } from './i18n.ts';
import { ClockContext, createWindowClock } from './stores/clock.ts';
import { notifyError } from './stores/notice-store.ts';
import { useSettings } from './stores/settings-store.ts';
import './styles/base.css';

async function start(root: HTMLElement): Promise<void> {
  const main = connectToMain();
  const started = await main.started;
  if (!started.ok) notifyError(started.error);
  const words = await createI18n(useSettings.getState().language);
  const stopFollowing = followLanguage(words);
  const clock = createWindowClock();
  window.addEventListener('pagehide', () => {
    main.stop();
    stopFollowing();
    clock.stop();
  });
  await followChosenAccount();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <ClockContext value={clock}>
          <WordsProvider>
            <App />
          </WordsProvider>
        </ClockContext>
      </I18nextProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);

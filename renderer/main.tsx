import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { followChosenAccount } from './actions/library.ts';
import { loadStartState } from './actions/start.ts';
import { App } from './app.tsx';
import { listenToMain } from './events.ts';
import { createI18n } from './i18n.ts';
import { ClockContext, createWindowClock } from './stores/clock.ts';
import { notifyError } from './stores/notice-store.ts';
import './styles/base.css';

async function start(root: HTMLElement): Promise<void> {
  const started = await loadStartState();
  const words = await createI18n(started.ok ? started.value : 'en');
  if (!started.ok) notifyError(started.error);
  const stopListening = listenToMain(words);
  const clock = createWindowClock();
  window.addEventListener('pagehide', () => {
    stopListening();
    clock.stop();
  });
  await followChosenAccount();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <ClockContext value={clock}>
          <App />
        </ClockContext>
      </I18nextProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);

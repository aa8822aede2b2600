import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Confirm } from './components/confirm.tsx';
import { Toasts } from './components/toasts.tsx';
import { useLanguage } from './stores/settings-store.ts';
import { useView, type View } from './stores/view-store.ts';
import { AddFiles } from './views/add-files.tsx';
import { DropOverlay } from './views/drop-overlay.tsx';
import { FetchView } from './views/fetch/fetch-view.tsx';
import { LibraryNotice } from './views/library-notice.tsx';
import { LibraryView } from './views/library/library-view.tsx';
import { SettingsView } from './views/settings/settings-view.tsx';
import { Sidebar } from './views/sidebar/sidebar.tsx';
import { TransfersView } from './views/transfers/transfers-view.tsx';
import { useShortcuts } from './views/use-shortcuts.ts';
import styles from './app.module.css';

const CONTENT: Readonly<Record<View, () => React.JSX.Element>> = {
  library: LibraryView,
  fetch: FetchView,
  transfers: TransfersView,
  settings: SettingsView,
};

/** The window: sidebar and the view that is shown. */
export function App() {
  const { t } = useTranslation();
  const view = useView((state) => state.view);
  const language = useLanguage();
  useShortcuts();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('app.name');
  }, [language, t]);
  const Content = CONTENT[view];
  return (
    <I18nProvider locale={language}>
      <div className={styles['window']}>
        <Sidebar />
        <main className={styles['content']} aria-label={t(`nav.${view}`)}>
          <LibraryNotice />
          <Content />
        </main>
      </div>
      <AddFiles />
      <DropOverlay />
      <Toasts />
      <Confirm />
    </I18nProvider>
  );
}

import { ScanText, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { READ_FILES, readFiles } from '../actions/pastes.ts';
import { addFiles } from '../actions/uploads.ts';
import { useChosenAccount } from '../stores/account-store.ts';
import { useView } from '../stores/view-store.ts';
import styles from './drop-overlay.module.css';

/** Takes files dropped anywhere on the window: Fetch reads them, elsewhere they are uploaded. Covers it only meanwhile. */
export function DropOverlay() {
  const { t } = useTranslation();
  const account = useChosenAccount();
  const isRead = useView((state) => state.view === 'fetch');
  const isOver = useFilesOver();
  if (!isOver) return null;
  if (isRead) {
    return (
      <div className={styles['overlay']} aria-hidden="true">
        <div className={styles['card']}>
          <ScanText />
          <strong>{t('paste.dropTitle')}</strong>
          <span>{t('paste.dropText', { kinds: READ_FILES.join(' ') })}</span>
        </div>
      </div>
    );
  }
  return (
    <div className={styles['overlay']} aria-hidden="true">
      <div className={styles['card']}>
        <Upload />
        <strong>{t('library.dropTitle')}</strong>
        <span>{account ? t('library.dropText', { account: account.name }) : t('library.dropNoAccount')}</span>
      </div>
    </div>
  );
}

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

function useFilesOver(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const on = (name: 'dragenter' | 'dragleave' | 'dragover' | 'drop', run: (event: DragEvent) => void) =>
      window.addEventListener(
        name,
        (event) => {
          // Also for what is not files: a dropped link must not replace the page.
          event.preventDefault();
          if (holdsFiles(event)) run(event);
        },
        { signal: stop.signal },
      );
    on('dragenter', () => setIsOver(true));
    // Out of the window, and not from one element of it to another.
    on('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setIsOver(false);
    });
    on('dragover', (event) => {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    });
    on('drop', (event) => {
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      void (useView.getState().view === 'fetch' ? readFiles(files) : addFiles(files));
    });
    return () => stop.abort();
  }, []);
  return isOver;
}

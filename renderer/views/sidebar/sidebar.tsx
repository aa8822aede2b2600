import { ArrowUpDown, Download, Images, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { classNames } from '../../format/class-names.ts';
import { countTransfers, useTransfers } from '../../stores/transfer-store.ts';
import { showView, useView, type View } from '../../stores/view-store.ts';
import { AccountSwitcher } from './account-switcher.tsx';
import styles from './sidebar.module.css';

/** Account on top, the three views, Settings at the foot. */
export function Sidebar() {
  const { t } = useTranslation();
  return (
    <aside className={styles['sidebar']}>
      <AccountSwitcher />
      <nav className={styles['views']} aria-label={t('nav.label')}>
        <ViewLink view="library" icon={<Images aria-hidden="true" />} />
        <ViewLink view="fetch" icon={<Download aria-hidden="true" />} />
        <ViewLink view="transfers" icon={<ArrowUpDown aria-hidden="true" />} badge={<TransferBadges />} />
        <span className={styles['gap']} />
        <ViewLink view="settings" icon={<Settings aria-hidden="true" />} />
      </nav>
    </aside>
  );
}

function ViewLink({ view, icon, badge }: { view: View; icon: ReactNode; badge?: ReactNode }) {
  const { t } = useTranslation();
  const isCurrent = useView((state) => state.view === view);
  return (
    <div className={styles['entry']}>
      <button
        type="button"
        className={classNames(styles, 'link', isCurrent && 'current')}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => showView(view)}
      >
        {icon}
        <span>{t(`nav.${view}`)}</span>
      </button>
      {badge}
    </div>
  );
}

/** Beside the button, not in it: its accessible name stays "Transfers". */
function TransferBadges() {
  const { t } = useTranslation();
  const { running, failed } = useTransfers(useShallow((state) => countTransfers(state.byId.values())));
  return (
    <span className={styles['badges']}>
      {running > 0 ? (
        <span className={styles['badge']} title={t('nav.running', { count: running })}>
          {running}
        </span>
      ) : null}
      {failed > 0 ? (
        <span className={classNames(styles, 'badge', 'failed')} title={t('nav.failed', { count: failed })}>
          {failed}
        </span>
      ) : null}
    </span>
  );
}

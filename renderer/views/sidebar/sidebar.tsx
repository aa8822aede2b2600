import { ArrowUpDown, Download, Images, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../format/class-names.ts';
import { useTransfers, useTransferTotals } from '../../stores/transfer-store.ts';
import { groupSizes, totalsOf } from '../../stores/transfer-totals.ts';
import { showView, useView, type View } from '../../stores/view-store.ts';
import { AccountSwitcher } from './account-switcher.tsx';
import styles from './sidebar.module.css';

const BADGES_ID = 'transfer-badges';

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
      <AskingStatus />
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
        aria-describedby={badge ? BADGES_ID : undefined}
        onClick={() => showView(view)}
      >
        {icon}
        <span>{t(`nav.${view}`)}</span>
      </button>
      {badge}
    </div>
  );
}

/** Heard in every view, once for all that begin to ask together. */
function AskingStatus() {
  const { t } = useTranslation();
  const isAsking = useTransfers(({ byId }) => totalsOf(byId).asking > 0);
  return (
    <p className="visually-hidden" role="status">
      {isAsking ? t('preflight.waits') : null}
    </p>
  );
}

const MOST_SHOWN = 999;

/** Beside the button, which they describe: its accessible name stays "Transfers". */
function TransferBadges() {
  const { t } = useTranslation();
  const totals = useTransferTotals();
  const { running, failed } = groupSizes(totals);
  const { asking } = totals;
  return (
    <span className={styles['badges']} id={BADGES_ID}>
      {running > 0 ? <Badge count={running} words={t('nav.running', { count: running })} /> : null}
      {asking > 0 ? (
        <Badge count={asking} words={t('transfers.askingCount', { count: asking })} tone="asking" />
      ) : null}
      {failed > 0 ? <Badge count={failed} words={t('nav.failed', { count: failed })} tone="failed" /> : null}
    </span>
  );
}

function Badge({ count, words, tone }: { count: number; words: string; tone?: 'asking' | 'failed' }) {
  return (
    <span
      className={classNames(styles, 'badge', tone === 'asking' && 'asking', tone === 'failed' && 'failed')}
      title={words}
    >
      <span aria-hidden="true">{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

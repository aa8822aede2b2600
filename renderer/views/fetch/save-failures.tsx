import { useTranslation } from 'react-i18next';
import { dialectOf, type Dialect } from '../../../electron/contract/account.ts';
import type { SaveFailure } from '../../../electron/contract/saving.ts';
import { errorText } from '../../format/error-text.ts';
import { useAccounts } from '../../stores/account-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import styles from './save-panel.module.css';

/** Why files were not saved, each by name, and what helps, said once; thousands that fail alike are told of by the first. */
const MOST_SHOWN = 100;

export function SaveFailures({ failures }: { failures: readonly SaveFailure[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = failures.slice(0, MOST_SHOWN);
  const dialectOfRow = useDialects();
  const textOf = ({ id, error }: SaveFailure) => errorText(error, dialectOfRow(id), language);
  const cures = new Set(shown.map((failure) => textOf(failure).cure));
  return (
    <div className={styles['failures']}>
      <ul aria-label={t('saving.failures')}>
        {shown.map((failure) => (
          <FailureLine key={failure.id} id={failure.id} title={textOf(failure).title} />
        ))}
      </ul>
      {[...cures].map((cure) => (
        <p key={cure} className="selectable">
          {cure}
        </p>
      ))}
    </div>
  );
}

/** Tells which servers a fetch asks: a refusal is in their words. */
function useDialects(): (id: string) => Dialect | null {
  const accounts = useAccounts((state) => state.accounts);
  return (id) => {
    const accountId = useTransfers.getState().byId.get(id)?.accountId;
    const account = accounts.find((one) => one.id === accountId);
    return account ? dialectOf(account.imitates) : null;
  };
}

function FailureLine({ id, title }: { id: string; title: string }) {
  const name = useTransfers((state) => state.byId.get(id)?.name ?? '');
  return (
    <li>
      <span className={styles['failed']} title={name}>
        {name}
      </span>
      <span>{title}</span>
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import type { SaveFailure } from '../../../electron/contract/saving.ts';
import { errorText } from '../../format/error-text.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import styles from './save-panel.module.css';

/** Why files were not saved, each by name; thousands that fail alike are told of by the first. */
const MOST_SHOWN = 100;

export function SaveFailures({ failures }: { failures: readonly SaveFailure[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['failures']} aria-label={t('saving.failures')}>
      {failures.slice(0, MOST_SHOWN).map((failure) => (
        <FailureLine key={failure.id} {...failure} />
      ))}
    </ul>
  );
}

function FailureLine({ id, error }: SaveFailure) {
  const language = useLanguage();
  const name = useTransfers((state) => state.byId.get(id)?.name ?? '');
  const { title, cure } = errorText(error, null, language);
  return (
    <li>
      <span className={styles['failed']}>{name}</span> <strong>{title}</strong>{' '}
      <span className="selectable">{cure}</span>
    </li>
  );
}

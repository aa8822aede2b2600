import { useTranslation } from 'react-i18next';
import type { SaveFailure } from '../../../electron/contract/saving.ts';
import { errorText } from '../../format/error-text.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import styles from './save-panel.module.css';

/** Why files were not saved, each by name, and what helps, said once; thousands that fail alike are told of by the first. */
const MOST_SHOWN = 100;

export function SaveFailures({ failures }: { failures: readonly SaveFailure[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = failures.slice(0, MOST_SHOWN);
  const cures = new Set(shown.map(({ error }) => errorText(error, null, language).cure));
  return (
    <div className={styles['failures']}>
      <ul aria-label={t('saving.failures')}>
        {shown.map((failure) => (
          <FailureLine key={failure.id} {...failure} />
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

function FailureLine({ id, error }: SaveFailure) {
  const language = useLanguage();
  const name = useTransfers((state) => state.byId.get(id)?.name ?? '');
  const { title } = errorText(error, null, language);
  return (
    <li>
      <span className={styles['failed']} title={name}>
        {name}
      </span>
      <span>{title}</span>
    </li>
  );
}

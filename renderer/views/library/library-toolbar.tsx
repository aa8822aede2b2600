import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setScope } from '../../actions/library.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { useAccounts } from '../../stores/account-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { chooseFiles } from '../use-shortcuts.ts';
import { LibrarySearch } from './library-search.tsx';
import styles from './library-toolbar.module.css';

/** Title and count, whose records, search, and the one primary action, unless the empty library shows it. */
export function LibraryToolbar({ hasAddButton }: { hasAddButton: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scope = useLibrary((state) => state.scope);
  const total = useLibrary((state) => state.total);
  const hasAccounts = useAccounts((state) => state.accounts.length > 0);
  return (
    <ViewHeader
      title={t('nav.library')}
      detail={total > 0 ? t('library.count', { count: total, shown: formatNumber(total, language) }) : null}
    >
      {hasAccounts ? (
        <div className={styles['scope']}>
          <Select
            label={t('library.scope')}
            hidesLabel
            value={scope}
            options={[
              { value: 'account', label: t('library.scopeAccount') },
              { value: 'all', label: t('library.scopeAll') },
            ]}
            onChange={(next) => void setScope(next)}
          />
        </div>
      ) : null}
      <LibrarySearch />
      {hasAddButton ? (
        <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={chooseFiles}>
          {t('action.addFiles')}
        </Button>
      ) : null}
    </ViewHeader>
  );
}

import { Plus, SearchX, Upload } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import type { LibraryFilter } from '../../../electron/contract/library.ts';
import { clearFilters, setScope } from '../../actions/library.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useAccounts } from '../../stores/account-store.ts';
import { isNarrowed, useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { openAccountForm } from '../../stores/view-store.ts';
import { chooseFiles } from '../use-shortcuts.ts';
import { filterWords } from './filter-words.ts';

/** Says why nothing is listed and what to do about it. */
export function LibraryEmpty() {
  const { t } = useTranslation();
  const shown = useLibrary((state) => state.shown);
  const hasAccounts = useAccounts((state) => state.accounts.length > 0);
  if (shown && isNarrowed(shown)) return <NothingMatches filter={shown.filter} />;
  if (!hasAccounts) {
    return (
      <EmptyState
        icon={<Plus aria-hidden="true" />}
        title={t('library.noAccountTitle')}
        text={t('library.noAccountText')}
        action={
          <Button tone="primary" onPress={() => openAccountForm(null)}>
            {t('action.addAccount')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<Upload aria-hidden="true" />}
      title={t('library.emptyTitle')}
      text={t('library.emptyText')}
      action={
        <Button tone="primary" onPress={chooseFiles}>
          {t('action.addFiles')}
        </Button>
      }
      hint={
        <Trans
          i18nKey="library.emptyKey"
          components={{ add: <KeyHint keys="Mod+O" />, paste: <KeyHint keys="Mod+V" /> }}
        />
      }
    />
  );
}

/** Names what hides the records, and takes it away. */
function NothingMatches({ filter }: { filter: LibraryFilter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hasOthers = useAccounts((state) => state.accounts.length > 1) && filter.accountId !== null;
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('library.noMatchTitle', { filters: filterWords(t, filter, language) })}
      text={filter.search === '' ? t('listing.hiddenText') : t('library.noMatchText')}
      action={<Button onPress={() => void clearFilters()}>{t('listing.clear')}</Button>}
      hint={
        hasOthers ? (
          <Button tone="quiet" size="small" onPress={() => void setScope('all')}>
            {t('listing.allAccounts')}
          </Button>
        ) : null
      }
    />
  );
}

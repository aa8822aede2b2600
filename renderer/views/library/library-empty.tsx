import { Plus, SearchX, Upload } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { setSearch } from '../../actions/library.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useAccounts } from '../../stores/account-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { openAccountForm } from '../../stores/view-store.ts';
import { chooseFiles } from '../use-shortcuts.ts';

/** Says why nothing is listed and what to do about it. */
export function LibraryEmpty() {
  const { t } = useTranslation();
  const search = useLibrary((state) => state.search);
  const hasAccounts = useAccounts((state) => state.accounts.length > 0);
  if (search !== '') {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title={t('library.noMatchTitle', { search })}
        text={t('library.noMatchText')}
        action={<Button onPress={() => void setSearch('')}>{t('action.clearSearch')}</Button>}
      />
    );
  }
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

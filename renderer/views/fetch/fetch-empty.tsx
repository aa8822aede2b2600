import { Download } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyHint } from '../../components/key-hint.tsx';

export function FetchEmpty() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Download aria-hidden="true" />}
      title={t('fetch.emptyTitle')}
      text={t('fetch.emptyText')}
      hint={
        <Trans
          i18nKey="fetch.emptyKey"
          components={{ paste: <KeyHint keys="Mod+V" />, fetch: <KeyHint keys="Mod+Enter" /> }}
        />
      }
    />
  );
}

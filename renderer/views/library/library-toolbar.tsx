import { PanelRight, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { setInspectorOpen, useInspector } from '../../stores/inspector-store.ts';
import { isNarrowed, useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { chooseFiles } from '../use-shortcuts.ts';
import { LibraryMenu } from './library-menu.tsx';
import { LibrarySearch } from './library-search.tsx';

/** Title and count, search, and the one primary action, unless the empty library shows it. */
export function LibraryToolbar({ hasAddButton }: { hasAddButton: boolean }) {
  const { t } = useTranslation();
  const hasInspector = useInspector((state) => state.isOpen);
  return (
    <ViewHeader title={t('nav.library')} detail={<Count />}>
      <LibrarySearch />
      <IconButton
        label={t('inspector.label')}
        aria-pressed={hasInspector}
        onPress={() => setInspectorOpen(!hasInspector)}
      >
        <PanelRight aria-hidden="true" />
      </IconButton>
      <LibraryMenu />
      {hasAddButton ? (
        <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={chooseFiles}>
          {t('action.addFiles')}
        </Button>
      ) : null}
    </ViewHeader>
  );
}

/** How many there are, or match; of what is shown, not of what is still asked for. Heard as it changes. */
function Count() {
  const { t } = useTranslation();
  const language = useLanguage();
  const total = useLibrary((state) => state.total);
  const narrowed = useLibrary(({ shown }) => shown !== null && isNarrowed(shown));
  const words = { count: total, shown: formatNumber(total, language) };
  return (
    <span role="status">
      {narrowed ? t('listing.matches', words) : total > 0 ? t('library.count', words) : null}
    </span>
  );
}

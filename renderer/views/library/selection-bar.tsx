import { useTranslation } from 'react-i18next';
import { clearSelection } from '../../actions/selection.ts';
import { FloatingBar } from '../../components/floating-bar.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { CopySelected, LeaveActions, PinAction } from './selection-actions.tsx';

/** What can be done with the selected records. */
export function SelectionBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = useLibrary((state) => state.selected.size);
  if (count === 0) return null;
  return (
    <FloatingBar
      words={t('library.selected', { count, shown: formatNumber(count, language) })}
      onClose={clearSelection}
    >
      <CopySelected tone="quiet" />
      <PinAction tone="quiet" />
      <LeaveActions tone="quiet" />
    </FloatingBar>
  );
}

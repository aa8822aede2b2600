import { Copy, Pin, PinOff, Save, Trash2, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areAllPinned, askToRemoveTiles, copyTiles, pinTiles, saveTiles } from '../../actions/desk.ts';
import { clearTiles } from '../../actions/desk-selection.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { selectedTiles, useDesk } from '../../stores/desk-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import styles from './fetch-selection-bar.module.css';

/** What can be done with the selected tiles, floating at the foot of them. */
export function FetchSelectionBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = useDesk((state) => selectedTiles(state).length);
  if (count === 0) return null;
  const words = t('desk.selected', { count, shown: formatNumber(count, language) });
  return (
    <div className={styles['place']}>
      <div className={styles['bar']} role="toolbar" aria-label={words}>
        <span className={styles['count']}>{words}</span>
        <SelectedActions tone="quiet" />
        <IconButton label={t('action.close')} onPress={clearTiles}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}

/** The same in the bar and in the inspector. */
export function SelectedActions({ tone }: { tone: 'plain' | 'quiet' }) {
  const { t } = useTranslation();
  const ids = useDesk(selectedTiles);
  const byId = useTransfers((state) => state.byId);
  const { pinned, hasBytes } = useMemo(() => {
    const fetches = ids.flatMap((id) => byId.get(id) ?? []);
    return { pinned: areAllPinned(fetches), hasBytes: fetches.some(({ fetched }) => fetched !== null) };
  }, [ids, byId]);
  return (
    <>
      <Button
        data-command="save"
        tone={tone}
        isDisabled={!hasBytes}
        icon={<Save aria-hidden="true" />}
        onPress={() => saveTiles(ids)}
      >
        {t('desk.save')}
      </Button>
      <Button tone={tone} icon={<Copy aria-hidden="true" />} onPress={() => void copyTiles(ids)}>
        {t('action.copyMediaId')}
      </Button>
      <Button
        tone={tone}
        icon={pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
        onPress={() => void pinTiles(ids)}
      >
        {t(pinned ? 'desk.unpin' : 'desk.pin')}
      </Button>
      <Button tone={tone} icon={<Trash2 aria-hidden="true" />} onPress={() => askToRemoveTiles(ids)}>
        {t('desk.remove')}
      </Button>
    </>
  );
}

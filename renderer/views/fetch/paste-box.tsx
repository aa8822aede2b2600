import { useDeferredValue, useMemo, type KeyboardEvent } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { MAX_MEDIA_IDS } from '../../../electron/contract/limits.ts';
import { fetchAll } from '../../actions/fetches.ts';
import { Button } from '../../components/button.tsx';
import { findMediaIds } from '../../format/media-ids.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import { setFetchText, useFetchBox } from '../../stores/fetch-store.ts';
import { FoundLine } from './found-line.tsx';
import styles from './paste-box.module.css';

/** Takes anything pasted and says which media_ids are in it. */
export function PasteBox() {
  const { t } = useTranslation();
  const text = useFetchBox((state) => state.text);
  const settled = useDeferredValue(text);
  const found = useMemo(() => findMediaIds(settled), [settled]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !hasModifier(event.nativeEvent)) return;
    event.preventDefault();
    void fetchAll();
  };
  return (
    <div className={styles['box']}>
      <TextField className={styles['field'] ?? ''} value={text} onChange={setFetchText}>
        <Label className="visually-hidden">{t('fetch.box')}</Label>
        <TextArea
          className={styles['area'] ?? ''}
          placeholder={`${t('fetch.box')}\n${t('fetch.placeholder')}`}
          rows={2}
          spellCheck="false"
          autoComplete="off"
          onKeyDown={onKeyDown}
        />
      </TextField>
      <div className={styles['foot']}>
        <FoundLine found={found} isEmpty={settled.trim() === ''} />
        {found.mediaIds.length > MAX_MEDIA_IDS ? (
          <span className={styles['limit']}>{t('fetch.tooMany', { limit: String(MAX_MEDIA_IDS) })}</span>
        ) : null}
        <Button tone="primary" isDisabled={found.mediaIds.length === 0} onPress={() => void fetchAll()}>
          {t('action.fetchAll')}
        </Button>
      </div>
    </div>
  );
}

import { useEffect, useState, type KeyboardEvent } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LONGEST_NOTE } from '../../../electron/contract/library.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { saveNote } from '../../actions/records.ts';
import { formatNumber } from '../../format/file-size.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { createNoteDraft } from './note-draft.ts';
import field from '../../components/field.module.css';
import styles from './note-field.module.css';

/** With less room left than this, the count of characters shows. */
const NEARLY_FULL = 200;

/** The record's note, written down as one writes. Give it the record's id as `key`. */
export function NoteField({ record: { id, note } }: { record: MediaRecord }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [draft] = useState(() =>
    createNoteDraft({
      save: (next) => saveNote(id, next),
      show: setText,
      setTimer: (run, ms) => window.setTimeout(run, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
    }),
  );
  useEffect(() => {
    // The window may close before a pause comes; asked then, main still hears it, as it might not once the page goes.
    window.addEventListener('beforeunload', draft.stop);
    return () => {
      window.removeEventListener('beforeunload', draft.stop);
      draft.stop();
    };
  }, [draft]);
  const shown = text ?? note;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draft.putBack()) event.stopPropagation();
  };
  return (
    <TextField
      className={styles['note'] ?? ''}
      value={shown}
      maxLength={LONGEST_NOTE}
      onChange={draft.write}
      onFocus={() => draft.enter(shown)}
      onBlur={() => void draft.leave()}
    >
      <span className={styles['head']}>
        <Label className={styles['label'] ?? ''}>{t('inspector.note')}</Label>
        {shown.length > LONGEST_NOTE - NEARLY_FULL ? <Count length={shown.length} /> : null}
      </span>
      <TextArea
        className={`${field['input'] ?? ''} ${styles['area'] ?? ''}`}
        placeholder={t('inspector.notePlaceholder')}
        rows={2}
        onKeyDown={onKeyDown}
      />
    </TextField>
  );
}

function Count({ length }: { length: number }) {
  const language = useLanguage();
  return (
    <span className={styles['count']}>
      {formatNumber(length, language)} / {formatNumber(LONGEST_NOTE, language)}
    </span>
  );
}

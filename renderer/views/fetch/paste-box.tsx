import { FileText } from 'lucide-react';
import { useMemo, type ClipboardEvent, type KeyboardEvent } from 'react';
import { FileTrigger, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { MAX_MEDIA_IDS } from '../../../electron/contract/limits.ts';
import { fetchAll, findingsOf, listedOf } from '../../actions/fetches.ts';
import { changeText, LONGEST_IN_BOX, pasteIntoBox, READ_FILES, readFiles } from '../../actions/pastes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../format/class-names.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import { shownText } from '../../paste/shown-text.ts';
import { useFetchBox } from '../../stores/fetch-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { FoundAccount } from './found-account.tsx';
import { FoundEncrypted } from './found-encrypted.tsx';
import { FoundLine } from './found-line.tsx';
import { FoundList } from './found-list.tsx';
import { FoundSources } from './found-sources.tsx';
import styles from './paste-box.module.css';

const PASTE_BOX_ID = 'paste-box';

export const focusPasteBox = (): void => {
  requestAnimationFrame(() => {
    if (document.querySelector('[role=alertdialog]')) focusPasteBox();
    else document.getElementById(PASTE_BOX_ID)?.focus();
  });
};

/** Takes anything pasted and shows which media_ids are in it before they are fetched. */
export function PasteBox() {
  const { t } = useTranslation();
  const text = useFetchBox((state) => state.text);
  const ofText = useFetchBox((state) => state.ofText);
  const sources = useFetchBox((state) => state.sources);
  const leftOut = useFetchBox((state) => state.leftOut);
  const found = useMemo(() => findingsOf({ ofText, sources }), [ofText, sources]);
  const listed = useMemo(() => listedOf(found, leftOut), [found, leftOut]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !hasModifier(event.nativeEvent)) return;
    event.preventDefault();
    void fetchAll();
  };
  return (
    <div className={styles['box']}>
      <TextField id={PASTE_BOX_ID} className={styles['field'] ?? ''} value={text} onChange={changeText}>
        <Label className="visually-hidden">{t('fetch.box')}</Label>
        <TextArea
          className={classNames(styles, 'area', listed.length > 0 && 'low')}
          placeholder={`${t('fetch.box')}\n${t('fetch.placeholder')}`}
          rows={2}
          spellCheck="false"
          autoComplete="off"
          onKeyDown={onKeyDown}
          onPaste={takePaste}
        />
      </TextField>
      <FoundSources sources={sources} />
      {listed.length > 0 ? <FoundList mentions={listed} onEmptied={focusPasteBox} /> : null}
      <FoundAccount mentions={listed} />
      <FoundEncrypted count={found.encrypted} />
      <div className={styles['foot']}>
        <FoundLine
          found={found}
          listed={listed}
          isEmpty={text.trim() === '' && sources.every(({ findings }) => findings === null)}
        />
        {listed.length > MAX_MEDIA_IDS ? (
          <span className={styles['limit']}>{t('fetch.tooMany', { limit: String(MAX_MEDIA_IDS) })}</span>
        ) : null}
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={READ_FILES}
          onSelect={(files) => void readFiles([...(files ?? [])])}
        >
          <Button tone="quiet" icon={<FileText aria-hidden="true" />}>
            {t('paste.choose')}
          </Button>
        </FileTrigger>
        <Button tone="primary" isDisabled={listed.length === 0} onPress={() => void fetchAll()}>
          {t('action.fetchAll')}
        </Button>
      </div>
    </div>
  );
}

/** A secret never gets into the box, not even for a moment; a long text does not go there at all. */
function takePaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  const isWanted = useSettings.getState().settings.fetchOnPaste;
  if (pasted === '' || (pasted.length <= LONGEST_IN_BOX && !isWanted && shownText(pasted) === pasted)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  if (pasted.length > LONGEST_IN_BOX) void pasteIntoBox(pasted);
  else void pasteIntoBox(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
}

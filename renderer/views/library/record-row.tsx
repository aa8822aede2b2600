import { ClipboardCopy, Copy, Pin, Trash2 } from 'lucide-react';
import { memo, useDeferredValue, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaRecord, MediaType } from '../../../electron/contract/media.ts';
import { copyRecords } from '../../actions/clipboard.ts';
import { CopyAsMenu } from '../../components/copy-as-menu.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Facts } from '../../components/facts.tsx';
import { MediaId } from '../../components/media-id.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { classNames } from '../../format/class-names.ts';
import { formatDateTime } from '../../format/date-time.ts';
import { formatFileSize } from '../../format/file-size.ts';
import { useAccount } from '../../stores/account-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { askFor } from '../../stores/view-store.ts';
import columns from './columns.module.css';
import styles from './record-row.module.css';

/** The words that are alike in every row. */
export interface RowWords {
  readonly types: Readonly<Record<MediaType, string>>;
  readonly pinned: string;
  readonly deleteRecord: string;
  readonly copyAs: string;
  readonly copyMediaId: string;
}

interface RecordRowProps {
  readonly index: number;
  /** Null until its page has come. */
  readonly record: MediaRecord | null;
  readonly top: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly words: RowWords;
  readonly onSelect: (event: MouseEvent, index: number) => void;
}

/** One media_id with all that is known of it. */
export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { index, record, top, isActive, isSelected, words, onSelect } = props;
  const description = [record?.pinned ? words.pinned : '', record?.note].filter(Boolean).join('\n');
  return (
    <div
      id={`row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-label={record?.name}
      aria-description={description}
      className={`${columns['columns'] ?? ''} ${classNames(styles, 'row', isActive && 'active', isSelected && 'selected')}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => onSelect(event, index)}
    >
      {record ? <RecordCells record={record} isActive={isActive} words={words} /> : null}
    </div>
  );
});

interface PartProps {
  readonly record: MediaRecord;
  readonly words: RowWords;
}

function RecordCells({ record, isActive, words }: PartProps & { readonly isActive: boolean }) {
  const account = useAccount(record.accountId);
  return (
    <>
      <div role="gridcell" className={styles['what']}>
        <Thumbnail id={record.id} type={record.type} contentType={record.contentType} />
        <RecordName record={record} words={words} />
      </div>
      <div role="gridcell" className={columns['mediaId']}>
        <MediaId mediaId={record.mediaId} onCopy={() => void copyRecords([record.id])} />
      </div>
      <div role="gridcell">
        <Countdown
          expiresAt={record.expiresAt}
          clockOffsetMs={account?.clockOffsetMs ?? record.clockOffsetMs}
        />
      </div>
      <div role="gridcell" className={styles['actions']}>
        <RecordActions record={record} inTabOrder={isActive} words={words} />
      </div>
    </>
  );
}

function RecordName({ record, words }: PartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const showsAccount = useLibrary((state) => state.scope === 'all');
  const { name, note, pinned } = record;
  const facts = [words.types[record.type], formatFileSize(record.size, language)];
  if (showsAccount) facts.push(record.accountName);
  // On one line, however many it has.
  if (note !== '') facts.push(note.replace(/\s+/g, ' '));
  const uploadedAt = formatDateTime(record.createdAt * 1000, language);
  return (
    <span
      className={styles['words']}
      title={[name, t('library.uploadedAt', { time: uploadedAt }), note].filter(Boolean).join('\n')}
    >
      <span className={styles['title']}>
        <bdi className={styles['name']}>{name}</bdi>
        {pinned ? <Pin role="img" aria-label={words.pinned} /> : null}
      </span>
      <Facts className={styles['facts']} facts={facts} />
    </span>
  );
}

function RecordActions({ record, inTabOrder, words }: PartProps & { readonly inTabOrder: boolean }) {
  // Those that only show on hover come once the row has been painted.
  const isSettled = useDeferredValue(true, false);
  return (
    <>
      {isSettled ? <HiddenActions record={record} inTabOrder={inTabOrder} words={words} /> : null}
      <RowButton
        label={words.copyMediaId}
        inTabOrder={inTabOrder}
        onPress={() => void copyRecords([record.id])}
      >
        <Copy aria-hidden="true" />
      </RowButton>
    </>
  );
}

function HiddenActions({ record, inTabOrder, words }: PartProps & { readonly inTabOrder: boolean }) {
  const menuOpener = useRef<HTMLButtonElement>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <>
      <RowButton
        label={words.deleteRecord}
        inTabOrder={inTabOrder}
        onPress={() => askFor({ kind: 'delete_records', ids: [record.id], name: record.name })}
      >
        <Trash2 aria-hidden="true" />
      </RowButton>
      <RowButton
        label={words.copyAs}
        inTabOrder={inTabOrder}
        opensMenu
        isOpen={menuOpen}
        ref={menuOpener}
        onPress={() => setMenuOpen(true)}
      >
        <ClipboardCopy aria-hidden="true" />
      </RowButton>
      {menuOpen ? (
        <CopyAsMenu
          anchor={menuOpener}
          onClose={() => setMenuOpen(false)}
          onChoose={(format) => void copyRecords([record.id], format)}
        />
      ) : null}
    </>
  );
}

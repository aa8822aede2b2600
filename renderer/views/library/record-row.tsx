import { ClipboardCopy, Copy, Pin, Trash2 } from 'lucide-react';
import {
  memo,
  useDeferredValue,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
  type RefObject,
} from 'react';
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
import { askFor } from '../../stores/view-store.ts';
import columns from './columns.module.css';
import styles from './record-row.module.css';

/** The words that are alike in every row, and how the others are made. */
export interface RowWords {
  readonly language: string;
  /** Whether rows tell their account. */
  readonly showsAccount: boolean;
  readonly uploadedAt: (time: string) => string;
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
  /** Its account's server time minus this computer's, as best known. */
  readonly clockOffsetMs: number;
  readonly words: RowWords;
  readonly onSelect: (event: MouseEvent, index: number) => void;
}

/** One media_id with all that is known of it. Its elements may have been another record's (row-keys.ts). */
export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { index, record, top, isActive, isSelected, clockOffsetMs, words, onSelect } = props;
  const row = useRef<HTMLDivElement>(null);
  useLeftBehind(row, record?.id);
  const description = [record?.pinned ? words.pinned : '', record?.note].filter(Boolean).join('\n');
  return (
    <div
      ref={row}
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
      {record ? (
        <RecordCells record={record} inTabOrder={isActive} clockOffsetMs={clockOffsetMs} words={words} />
      ) : null}
    </div>
  );
}, isAsItWas);

/** Until its page has come, a row stays the one it was, where that was: emptied, it would be filled twice. */
function isAsItWas(before: RecordRowProps, now: RecordRowProps): boolean {
  if (before.record && !now.record && !now.isActive) return true;
  return (
    now.record === before.record &&
    now.index === before.index &&
    now.top === before.top &&
    now.isActive === before.isActive &&
    now.isSelected === before.isSelected &&
    now.clockOffsetMs === before.clockOffsetMs &&
    now.words === before.words &&
    now.onSelect === before.onSelect
  );
}

/** What had the focus inside a record's row does not pass it on to the next record there: a key would act on that. */
function useLeftBehind(row: RefObject<HTMLElement | null>, recordId: string | undefined): void {
  useLayoutEffect(() => {
    const element = row.current;
    return () => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && element?.contains(activeElement)) activeElement.blur();
    };
  }, [row, recordId]);
}

interface PartProps {
  readonly record: MediaRecord;
  readonly words: RowWords;
}

interface CellsProps extends PartProps {
  readonly inTabOrder: boolean;
  readonly clockOffsetMs: number;
}

const RecordCells = memo(function RecordCells({ record, inTabOrder, clockOffsetMs, words }: CellsProps) {
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
        <Countdown expiresAt={record.expiresAt} clockOffsetMs={clockOffsetMs} />
      </div>
      <div role="gridcell" className={styles['actions']}>
        <RecordActions record={record} inTabOrder={inTabOrder} words={words} />
      </div>
    </>
  );
});

function RecordName({ record, words }: PartProps) {
  const { language, showsAccount, uploadedAt } = words;
  const { name, note, pinned } = record;
  const facts = [words.types[record.type], formatFileSize(record.size, language)];
  if (showsAccount) facts.push(record.accountName);
  // On one line, however many it has.
  if (note !== '') facts.push(note.replace(/\s+/g, ' '));
  const time = formatDateTime(record.createdAt * 1000, language);
  return (
    <span className={styles['words']} title={[name, uploadedAt(time), note].filter(Boolean).join('\n')}>
      <span className={styles['title']}>
        <bdi className={styles['name']}>{name}</bdi>
        {pinned ? <Pin role="img" aria-label={words.pinned} /> : null}
      </span>
      <Facts className={styles['facts']} facts={facts} />
    </span>
  );
}

/** Made once: React passes over what is the same element as before. */
const ICONS = {
  trash: <Trash2 aria-hidden="true" />,
  copyAs: <ClipboardCopy aria-hidden="true" />,
  copy: <Copy aria-hidden="true" />,
};

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
        {ICONS.copy}
      </RowButton>
    </>
  );
}

function HiddenActions({ record, inTabOrder, words }: PartProps & { readonly inTabOrder: boolean }) {
  const menuOpener = useRef<HTMLButtonElement>(null);
  const [openFor, setOpenFor] = useState<string | null>(null);
  return (
    <>
      <RowButton
        label={words.deleteRecord}
        inTabOrder={inTabOrder}
        onPress={() => askFor({ kind: 'delete_records', ids: [record.id], name: record.name })}
      >
        {ICONS.trash}
      </RowButton>
      <RowButton
        label={words.copyAs}
        inTabOrder={inTabOrder}
        opensMenu
        isOpen={openFor === record.id}
        ref={menuOpener}
        onPress={() => setOpenFor(record.id)}
      >
        {ICONS.copyAs}
      </RowButton>
      {openFor === record.id ? (
        <CopyAsMenu
          anchor={menuOpener}
          onClose={() => setOpenFor(null)}
          onChoose={(format) => void copyRecords([record.id], format)}
        />
      ) : null}
    </>
  );
}

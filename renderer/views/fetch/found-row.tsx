import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fetchExpiry } from '../../../electron/contract/fetch-subject.ts';
import type { Mention } from '../../../electron/contract/mention.ts';
import { Countdown } from '../../components/countdown.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { MiddleEllipsis } from '../../components/middle-ellipsis.tsx';
import { formatDayAndTime, formatTime } from '../../format/date-time.ts';
import { plainText } from '../../format/plain-text.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './found-list.module.css';

export const FOUND_ROW_HEIGHT = 30;

export const foundButtonId = (mediaId: string): string => `found-${mediaId}`;

interface FoundRowProps {
  readonly mention: Mention;
  /** ms since epoch. */
  readonly seenAt: number;
  readonly isOnDesk: boolean;
  readonly clockOffsetMs: number;
  readonly inTabOrder: boolean;
  readonly onFocus: () => void;
  readonly onRemove: () => void;
}

/** One media_id with what its message says of it. */
export function FoundRow({ mention, isOnDesk, inTabOrder, onFocus, onRemove, ...time }: FoundRowProps) {
  const { t } = useTranslation();
  const { mediaId, type, sender, source, fileName, hdVoice } = mention;
  return (
    <div className={styles['row']} onFocus={onFocus}>
      <span className={styles['glyph']} title={type === null ? t('paste.kindUnknown') : t(`type.${type}`)}>
        <MediaGlyph type={type} />
        <span className="visually-hidden">{type === null ? t('paste.kindUnknown') : t(`type.${type}`)}</span>
      </span>
      <span className={`${styles['id'] ?? ''} selectable`} title={mediaId}>
        <MiddleEllipsis text={mediaId} />
      </span>
      <span className={styles['sender']} title={fileName === null ? undefined : plainText(fileName)}>
        {sender === null ? (
          <span className={styles['ghost']}>{t('paste.noSender')}</span>
        ) : (
          <bdi>{plainText(sender)}</bdi>
        )}
      </span>
      <SentAt mention={mention} {...time} />
      <span className={styles['source']}>
        {[t(`paste.from.${source}`), hdVoice ? t('paste.hdVoice') : null]
          .filter((part) => part !== null)
          .join(' · ')}
        {isOnDesk ? <span className={styles['onDesk']}>{t('paste.onDesk')}</span> : null}
      </span>
      <IconButton
        id={foundButtonId(mediaId)}
        label={t('paste.leaveOut', { mediaId })}
        excludeFromTabOrder={!inTabOrder}
        onPress={onRemove}
      >
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** When the message was sent and what is left since; where that is not known, no more than can be said. */
function SentAt({
  mention,
  seenAt,
  clockOffsetMs,
}: Pick<FoundRowProps, 'mention' | 'seenAt' | 'clockOffsetMs'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (mention.sentAt === null) {
    return (
      <span className={styles['time']}>{t('paste.atMost', { time: formatTime(seenAt, language) })}</span>
    );
  }
  const sent = formatDayAndTime(mention.sentAt * 1000 - clockOffsetMs, language);
  return (
    <span className={styles['time']} title={t('paste.sentAt', { time: sent })}>
      <span className={styles['sent']}>{sent}</span>
      <Countdown expiresAt={fetchExpiry(mention, seenAt, clockOffsetMs).at} clockOffsetMs={clockOffsetMs} />
    </span>
  );
}

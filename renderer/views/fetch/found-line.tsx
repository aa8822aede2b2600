import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { MEDIA_TYPES } from '../../../electron/contract/media.ts';
import type { Mention } from '../../../electron/contract/mention.ts';
import { middleTruncate } from '../../format/middle-truncate.ts';
import type { Findings, MalformedReason } from '../../paste/findings.ts';
import { takeBackIn } from '../../stores/fetch-store.ts';
import styles from './found-line.module.css';

/** Items left out that are listed one by one. */
const LISTED = 50;

interface FoundLineProps {
  readonly found: Findings;
  /** Without those the person took off. */
  readonly listed: readonly Mention[];
  readonly isEmpty: boolean;
}

/** How many media_ids were found, of which kinds, and what was left out and why. */
export function FoundLine({ found, listed, isEmpty }: FoundLineProps) {
  const { t } = useTranslation();
  const { mentions, duplicates, malformedCount } = found;
  if (isEmpty) return <span className={styles['line']} />;
  const takenOff = mentions.length - listed.length;
  const kinds = MEDIA_TYPES.map((type) => ({
    type,
    count: listed.filter((one) => one.type === type).length,
  }));
  return (
    <div className={styles['line']}>
      <span className={styles['counts']} role="status">
        <strong>
          {mentions.length > 0 ? t('fetch.found', { count: mentions.length }) : t('fetch.foundNone')}
        </strong>
        {duplicates > 0 ? <span>{t('fetch.duplicates', { count: duplicates })}</span> : null}
        {kinds.map(({ type, count }) =>
          count > 0 ? <span key={type}>{t(`paste.type_${type}`, { count })}</span> : null,
        )}
      </span>
      {takenOff > 0 ? (
        <span>
          {t('paste.takenOff', { count: takenOff })}{' '}
          <Button className={styles['back'] ?? ''} onPress={takeBackIn}>
            {t('paste.takeBack')}
          </Button>
        </span>
      ) : null}
      {malformedCount > 0 ? <LeftOut found={found} /> : null}
    </div>
  );
}

function LeftOut({ found: { malformed, malformedCount } }: { found: Findings }) {
  const { t } = useTranslation();
  const words = (reason: MalformedReason): string =>
    reason === 'other_id' || reason === 'cut' ? t(`paste.reason.${reason}`) : t(`fetch.reason.${reason}`);
  return (
    <Disclosure className={styles['leftOut'] ?? ''}>
      <Button slot="trigger" className={styles['trigger'] ?? ''}>
        <ChevronRight aria-hidden="true" />
        {t('fetch.malformed', { count: malformedCount })}
      </Button>
      <DisclosurePanel>
        <ul className={styles['items']}>
          {malformed.slice(0, LISTED).map((item, at) => (
            <li key={at}>
              <code>{middleTruncate(item.text, 40)}</code> {words(item.reason)}
            </li>
          ))}
          {malformedCount > LISTED ? (
            <li>{t('fetch.malformedMore', { count: malformedCount - LISTED })}</li>
          ) : null}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}

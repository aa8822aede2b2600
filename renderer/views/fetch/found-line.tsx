import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FoundMediaIds } from '../../format/media-ids.ts';
import { middleTruncate } from '../../format/middle-truncate.ts';
import styles from './found-line.module.css';

/** Items left out that are listed one by one. */
const LISTED = 50;

/** How many media_ids were found, and what was left out and why. */
export function FoundLine({ found, isEmpty }: { found: FoundMediaIds; isEmpty: boolean }) {
  const { t } = useTranslation();
  const { mediaIds, duplicates, malformed } = found;
  if (isEmpty) return <span className={styles['line']} />;
  return (
    <div className={styles['line']}>
      <span className={styles['counts']} role="status">
        <strong>
          {mediaIds.length > 0 ? t('fetch.found', { count: mediaIds.length }) : t('fetch.foundNone')}
        </strong>
        {duplicates > 0 ? <span>{t('fetch.duplicates', { count: duplicates })}</span> : null}
      </span>
      {malformed.length > 0 ? (
        <Disclosure className={styles['leftOut'] ?? ''}>
          <Button slot="trigger" className={styles['trigger'] ?? ''}>
            <ChevronRight aria-hidden="true" />
            {t('fetch.malformed', { count: malformed.length })}
          </Button>
          <DisclosurePanel>
            <ul className={styles['items']}>
              {malformed.slice(0, LISTED).map((item, at) => (
                <li key={at}>
                  <code>{middleTruncate(item.text, 40)}</code> {t(`fetch.reason.${item.reason}`)}
                </li>
              ))}
              {malformed.length > LISTED ? (
                <li>{t('fetch.malformedMore', { count: malformed.length - LISTED })}</li>
              ) : null}
            </ul>
          </DisclosurePanel>
        </Disclosure>
      ) : null}
    </div>
  );
}

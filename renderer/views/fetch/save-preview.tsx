import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planSave } from '../../actions/saving.ts';
import { formatNumber } from '../../format/file-size.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './save-panel.module.css';

/** Typing rests so long before main is asked, in ms. */
const REST_MS = 120;

/** The first paths that the template makes. */
export function SavePreview({ ids, template }: { ids: readonly string[]; template: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [paths, setPaths] = useState<readonly string[]>([]);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      void planSave(ids, template).then((planned) => {
        if (!isOver) setPaths(planned);
      });
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ids, template]);
  const more = ids.length - paths.length;
  return (
    <div className={styles['preview']}>
      <ul aria-label={t('saving.preview')}>
        {paths.map((path) => (
          <li key={path} className="selectable" title={path}>
            {path}
          </li>
        ))}
      </ul>
      {paths.length > 0 && more > 0 ? (
        <p className={styles['more']}>
          {t('saving.more', { count: more, shown: formatNumber(more, language) })}
        </p>
      ) : null}
    </div>
  );
}

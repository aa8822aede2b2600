import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import styles from './inspector-panel.module.css';

interface InspectorPanelProps {
  readonly label: string;
  /** What it is about. */
  readonly title: string;
  readonly onClose: () => void;
  /** Where keys look for it; it then can have the focus itself. */
  readonly id?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** At the right of a list: all that is known of what is selected there, and what can be done with it. */
export function InspectorPanel({ label, title, onClose, id, onKeyDown, children }: InspectorPanelProps) {
  const { t } = useTranslation();
  return (
    <aside
      className={styles['inspector']}
      aria-label={label}
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      onKeyDown={onKeyDown}
    >
      <header className={styles['head']}>
        <bdi className={styles['name']} title={title}>
          {title}
        </bdi>
        <IconButton label={t('action.close')} onPress={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {children}
    </aside>
  );
}

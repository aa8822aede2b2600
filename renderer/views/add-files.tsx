import { useTranslation } from 'react-i18next';
import { addFiles } from '../actions/uploads.ts';
import { FILE_INPUT_ID } from './use-shortcuts.ts';

/** The real file input; buttons and Ctrl+O open it. */
export function AddFiles() {
  const { t } = useTranslation();
  return (
    <input
      id={FILE_INPUT_ID}
      type="file"
      multiple
      hidden
      tabIndex={-1}
      aria-label={t('action.addFiles')}
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])];
        // So that choosing the same file again is a change.
        event.currentTarget.value = '';
        void addFiles(files);
      }}
    />
  );
}

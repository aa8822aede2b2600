import { ClipboardCopy, Copy } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CopyFormat } from '../../electron/contract/media.ts';
import { Button } from './button.tsx';
import { CopyAsMenu } from './copy-as-menu.tsx';

/** Exists only while something can be copied: keys look for it. */
export const COPY_AS_ID = 'copy-selection-as';

interface CopyActionsProps {
  readonly tone: 'plain' | 'quiet';
  readonly onCopy: () => void;
  readonly onCopyAs: (format: CopyFormat) => void;
}

/** The ways to copy what is selected: its media_ids, or in a form of choice. */
export function CopyActions({ tone, onCopy, onCopyAs }: CopyActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button tone={tone} icon={<Copy aria-hidden="true" />} onPress={onCopy}>
        {t('action.copyMediaId')}
      </Button>
      <MenuTrigger>
        <Button id={COPY_AS_ID} tone={tone} icon={<ClipboardCopy aria-hidden="true" />}>
          {t('action.copyAs')}
        </Button>
        <CopyAsMenu onChoose={onCopyAs} />
      </MenuTrigger>
    </>
  );
}

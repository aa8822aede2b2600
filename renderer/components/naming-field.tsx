import { ChevronDown } from 'lucide-react';
import { useRef, type RefObject } from 'react';
import {
  FieldError,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Text,
  TextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PLACEHOLDERS, type Placeholder } from '../../electron/contract/naming-template.ts';
import { LONGEST_TEMPLATE } from '../../electron/contract/settings.ts';
import { classNames } from '../format/class-names.ts';
import { templateWords } from '../format/template-words.ts';
import { Button } from './button.tsx';
import field from './field.module.css';
import menu from './menu.module.css';
import styles from './naming-field.module.css';

interface NamingFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
}

/** A naming template, with what it can say in a menu beside it. */
export function NamingField({ value, onChange, onBlur }: NamingFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const problem = templateWords(t, value);
  return (
    <TextField
      className={field['field'] ?? ''}
      value={value}
      onChange={onChange}
      {...(onBlur ? { onBlur } : {})}
      isInvalid={problem !== null}
      maxLength={LONGEST_TEMPLATE}
      autoComplete="off"
      spellCheck="false"
    >
      <Label className={field['label'] ?? ''}>{t('saving.name')}</Label>
      <div className={styles['line']}>
        <Input ref={input} className={classNames(field, 'input', 'mono')} />
        <InsertMenu onInsert={(name) => onChange(inserted(input, value, `{{${name}}}`))} />
      </div>
      {problem === null ? (
        <Text slot="description" className={field['hint'] ?? ''}>
          {t('saving.nameHint')}
        </Text>
      ) : (
        <FieldError className={field['problem'] ?? ''}>{problem}</FieldError>
      )}
    </TextField>
  );
}

/** Puts it where the cursor was, and the cursor behind it. */
function inserted(input: RefObject<HTMLInputElement | null>, value: string, text: string): string {
  const from = input.current?.selectionStart ?? value.length;
  const to = input.current?.selectionEnd ?? value.length;
  // The menu gives the focus back to its button first.
  setTimeout(() => {
    input.current?.focus();
    input.current?.setSelectionRange(from + text.length, from + text.length);
  });
  return value.slice(0, from) + text + value.slice(to);
}

function InsertMenu({ onInsert }: { onInsert: (name: Placeholder) => void }) {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button icon={<ChevronDown aria-hidden="true" />}>{t('saving.insert')}</Button>
      <Popover className={menu['popover'] ?? ''} placement="bottom end" offset={4}>
        <Menu className={menu['list'] ?? ''} aria-label={t('saving.insert')}>
          {PLACEHOLDERS.map((name) => (
            <MenuItem
              key={name}
              id={name}
              textValue={t(`saving.placeholder.${name}`)}
              aria-label={t(`saving.placeholder.${name}`)}
              className={menu['item'] ?? ''}
              onAction={() => onInsert(name)}
            >
              <span className={menu['grow']}>{t(`saving.placeholder.${name}`)}</span>
              <code className={styles['code']}>{name}</code>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from '../format/class-names.ts';
import styles from './field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'url';
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with the value; null while nothing is. */
  readonly problem?: string | null | undefined;
  readonly maxLength?: number;
  readonly isMono?: boolean;
  readonly inputMode?: 'numeric' | 'decimal' | 'url' | 'text';
  /** The label is only heard. */
  readonly hidesLabel?: boolean;
}

/** A labelled input with its hint or its problem below it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, type = 'text', problem, maxLength, isMono, hidesLabel } = props;
  return (
    <AriaTextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      type={type}
      isInvalid={Boolean(problem)}
      autoComplete="off"
      spellCheck="false"
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(hidesLabel ? { 'aria-label': label } : {})}
    >
      {hidesLabel ? null : <Label className={styles['label'] ?? ''}>{label}</Label>}
      <Input
        className={classNames(styles, 'input', isMono && 'mono')}
        placeholder={props.placeholder ?? ''}
        inputMode={props.inputMode ?? 'text'}
      />
      <Below hint={props.hint} problem={problem} />
    </AriaTextField>
  );
}

function Below({ hint, problem }: Pick<TextFieldProps, 'hint' | 'problem'>) {
  if (problem) return <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>;
  if (!hint) return null;
  return (
    <Text slot="description" className={styles['hint'] ?? ''}>
      {hint}
    </Text>
  );
}

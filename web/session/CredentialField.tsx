import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { useEffect, useRef } from 'react';

/** A field of a sign-in: of text, or of a password. */
export const CredentialField = ({
  label,
  value,
  onChange,
  autoComplete,
  type = 'text',
  description,
  fault,
  focused = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What a password manager is to fill in. */
  readonly autoComplete: string;
  readonly type?: 'text' | 'password' | 'email';
  readonly description?: string;
  readonly fault?: string | undefined;
  /** Whether the keyboard is here when the form appears. */
  readonly focused?: boolean;
}) => {
  const input = useRef<InputProps.Ref>(null);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  return (
    <FormField label={label} description={description} errorText={fault}>
      <Input
        ref={input}
        type={type}
        value={value}
        autoComplete={autoComplete}
        onChange={({ detail }) => {
          onChange(detail.value);
        }}
        spellcheck={false}
        ariaRequired
      />
    </FormField>
  );
};

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import './tables.css';
import type { Row, RowFault } from './edit.ts';
import { beginningOf, isPlain, type Type, TYPES } from './value.ts';

const TYPE_OPTIONS: SelectProps.Option[] = Object.entries(TYPES).map(([value, label]) => ({ value, label }));
const BOOLEANS: SelectProps.Option[] = ['true', 'false'].map((value) => ({ value, label: value }));

const ValueField = ({
  row,
  isFixed,
  label,
  onChange,
}: {
  readonly row: Row;
  readonly isFixed: boolean;
  readonly label: string;
  readonly onChange: (text: string) => void;
}) => {
  const { type, text } = row;
  // Decided once: another field would not have the reader's place. In a field of one line, ends of lines are lost.
  const [isShort] = useState(() => isPlain(type) && !text.includes('\n') && text.length < 80);
  if (type === 'NULL') return <Input ariaLabel={label} value="null" disabled />;
  if (type === 'BOOL')
    return (
      <Select
        ariaLabel={label}
        options={BOOLEANS}
        selectedOption={BOOLEANS.find(({ value }) => value === text) ?? null}
        onChange={({ detail }) => {
          onChange(detail.selectedOption.value ?? '');
        }}
      />
    );
  return isShort ? (
    <Input
      ariaLabel={label}
      value={text}
      readOnly={isFixed}
      spellcheck={false}
      onChange={({ detail }) => {
        onChange(detail.value);
      }}
    />
  ) : (
    <Textarea
      ariaLabel={label}
      value={text}
      readOnly={isFixed}
      spellcheck={false}
      rows={Math.min(12, text.split('\n').length + 1)}
      onChange={({ detail }) => {
        onChange(detail.value);
      }}
    />
  );
};

/** A row in another type. What was written before comes back with its type; only plain texts are written alike. */
const inType = ({ texts, ...row }: Row, type: Type): Row => ({
  ...row,
  type,
  text: texts?.[type] ?? (isPlain(row.type) && isPlain(type) ? row.text : beginningOf(type)),
  texts: { ...texts, [row.type]: row.text },
});

interface AttributeRowProps {
  readonly row: Row;
  /** What of it cannot be changed: a key keeps its name and type, and that of an item that exists its value, too. */
  readonly fixed: 'nothing' | 'name' | 'all';
  /** Whether the reader has just added it, and goes on there. */
  readonly isNew: boolean;
  readonly fault: RowFault | undefined;
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

const TypeField = ({
  row,
  fixed,
  label,
  onChange,
}: Pick<AttributeRowProps, 'row' | 'fixed' | 'onChange'> & { readonly label: string }) => (
  <Select
    ariaLabel={label}
    options={TYPE_OPTIONS}
    selectedOption={TYPE_OPTIONS.find(({ value }) => value === row.type) ?? null}
    disabled={fixed !== 'nothing'}
    onChange={({ detail }) => {
      onChange(inType(row, detail.selectedOption.value as Type));
    }}
  />
);

/** An attribute in the form of an item. The key of an item that exists cannot be changed. */
export const AttributeRow = ({ row, fixed, isNew, fault, onChange, onRemove }: AttributeRowProps) => {
  const name = row.name === '' ? 'the new attribute' : row.name;
  return (
    <div className="attribute">
      <FormField stretch errorText={fault?.name}>
        <Input
          ariaLabel={`Name of ${name}`}
          placeholder="Name"
          autoFocus={isNew}
          value={row.name}
          readOnly={fixed !== 'nothing'}
          spellcheck={false}
          onChange={({ detail }) => {
            onChange({ ...row, name: detail.value });
          }}
        />
      </FormField>
      <TypeField row={row} fixed={fixed} label={`Type of ${name}`} onChange={onChange} />
      <FormField stretch errorText={fault?.value}>
        <ValueField
          key={row.type}
          row={row}
          isFixed={fixed === 'all'}
          label={`Value of ${name}`}
          onChange={(text) => {
            onChange({ ...row, text });
          }}
        />
      </FormField>
      <Button
        iconName="remove"
        variant="icon"
        formAction="none"
        ariaLabel={`Remove ${name}`}
        disabled={fixed !== 'nothing'}
        onClick={onRemove}
      />
    </div>
  );
};

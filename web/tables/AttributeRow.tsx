import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import './tables.css';
import type { Row, RowFault } from './edit.ts';
import { beginningOf, isPlain, type Type, TYPES } from './value.ts';

const TYPE_OPTIONS: SelectProps.Option[] = Object.entries(TYPES).map(([value, label]) => ({ value, label }));
const BOOLEANS: SelectProps.Option[] = ['true', 'false'].map((value) => ({ value, label: value }));

const ValueField = ({
  row,
  isKey,
  label,
  onChange,
}: {
  readonly row: Row;
  readonly isKey: boolean;
  readonly label: string;
  readonly onChange: (text: string) => void;
}) => {
  const { type, text } = row;
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
  // A text of several lines would lose its ends of lines in a field of one.
  return isPlain(type) && !text.includes('\n') && text.length < 80 ? (
    <Input
      ariaLabel={label}
      value={text}
      readOnly={isKey}
      spellcheck={false}
      onChange={({ detail }) => {
        onChange(detail.value);
      }}
    />
  ) : (
    <Textarea
      ariaLabel={label}
      value={text}
      readOnly={isKey}
      spellcheck={false}
      rows={Math.min(12, text.split('\n').length + 1)}
      onChange={({ detail }) => {
        onChange(detail.value);
      }}
    />
  );
};

/** What a text is worth in another type: only texts and numbers are written alike. */
const textIn = (row: Row, type: Type): string =>
  isPlain(row.type) && isPlain(type) ? row.text : beginningOf(type);

interface AttributeRowProps {
  readonly row: Row;
  readonly isKey: boolean;
  readonly fault: RowFault | undefined;
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

const TypeField = ({
  row,
  isKey,
  label,
  onChange,
}: Pick<AttributeRowProps, 'row' | 'isKey' | 'onChange'> & { readonly label: string }) => (
  <Select
    ariaLabel={label}
    options={TYPE_OPTIONS}
    selectedOption={TYPE_OPTIONS.find(({ value }) => value === row.type) ?? null}
    disabled={isKey}
    onChange={({ detail }) => {
      const type = detail.selectedOption.value as Type;
      onChange({ ...row, type, text: textIn(row, type) });
    }}
  />
);

/** An attribute in the form of an item. The key of an item that exists cannot be changed. */
export const AttributeRow = ({ row, isKey, fault, onChange, onRemove }: AttributeRowProps) => {
  const name = row.name === '' ? 'the new attribute' : row.name;
  return (
    <div className="attribute">
      <FormField stretch errorText={fault?.name}>
        <Input
          ariaLabel={`Name of ${name}`}
          placeholder="Name"
          value={row.name}
          readOnly={isKey}
          spellcheck={false}
          onChange={({ detail }) => {
            onChange({ ...row, name: detail.value });
          }}
        />
      </FormField>
      <TypeField row={row} isKey={isKey} label={`Type of ${name}`} onChange={onChange} />
      <FormField stretch errorText={fault?.value}>
        <ValueField
          row={row}
          isKey={isKey}
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
        disabled={isKey}
        onClick={onRemove}
      />
    </div>
  );
};

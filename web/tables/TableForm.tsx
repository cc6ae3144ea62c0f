import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type SyntheticEvent, useState } from 'react';

/** Which table is looked at. Only its name is known here: the API lists no tables. */
export const TableForm = ({
  table,
  onOpen,
}: {
  readonly table: string;
  readonly onOpen: (table: string) => void;
}) => {
  const [name, setName] = useState(table);
  return (
    <form
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (name.trim() !== '') onOpen(name.trim());
      }}
    >
      <FormField
        label="Table"
        secondaryControl={
          <Button formAction="submit" disabled={name.trim() === '' || name.trim() === table}>
            Open
          </Button>
        }
      >
        <Input
          value={name}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => {
            setName(detail.value);
          }}
        />
      </FormField>
    </form>
  );
};

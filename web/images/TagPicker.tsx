import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tagsQuery } from './queries.ts';
import { MOST_TAGS } from './search.ts';

const countText = (count: number | undefined): string =>
  count === 1 ? '1 image' : `${String(count ?? 0)} images`;

/** A field for some of one's tags, which are proposed as one types. */
export const TagPicker = ({
  label,
  placeholder,
  names,
  onChange,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}) => {
  const [prefix, setPrefix] = useState<string>();
  const tags = useQuery({ ...tagsQuery(prefix ?? ''), enabled: prefix !== undefined });
  const found = tags.data?.tags ?? [];
  const chosen = names.map((name) => ({ value: name, label: name }));
  const isReading = tags.isPending || tags.isPlaceholderData;
  return (
    <FormField label={label}>
      <Multiselect
        selectedOptions={chosen}
        options={found.map((name) => ({
          value: name,
          label: name,
          description: countText(tags.data?.counts[name]),
          disabled: names.length >= MOST_TAGS && !names.includes(name),
        }))}
        placeholder={placeholder}
        filteringType="manual"
        filteringPlaceholder="First letters of a tag"
        filteringAriaLabel="First letters of a tag"
        onLoadItems={({ detail }) => {
          setPrefix(detail.filteringText.trim());
        }}
        statusType={tags.isError ? 'error' : isReading ? 'loading' : 'finished'}
        loadingText="Looking for tags"
        errorText="Tags could not be read"
        recoveryText="Try again"
        empty={prefix === '' || prefix === undefined ? 'You have no tags' : 'No tag begins with this'}
        deselectAriaLabel={({ label: name }) => `Remove ${name ?? ''}`}
        onChange={({ detail }) => {
          onChange(detail.selectedOptions.map(({ value }) => value ?? ''));
        }}
      />
    </FormField>
  );
};

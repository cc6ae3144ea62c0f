import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { gallerySearch, type GallerySearch, isTurned, tagsIn, tagsText } from './search.ts';
import { TagPicker } from './TagPicker.tsx';

const ALL: SelectProps.Option = { value: '', label: 'All images' };
const SHOWN = [
  ALL,
  { value: 'tagged', label: 'Tagged' },
  { value: 'untagged', label: 'Without any tag' },
  { value: 'processing', label: 'Being tagged' },
  { value: 'failed', label: 'Tagging failed' },
  { value: 'rejected', label: 'Rejected' },
];
const MATCH_ALL: SelectProps.Option = { value: '', label: 'All of these tags' };
const MATCHES = [MATCH_ALL, { value: 'any', label: 'Any of these tags' }];
const NEWEST: SelectProps.Option = { value: ' ', label: 'Newest upload first' };
const ORDERS = [
  NEWEST,
  { value: ' oldest', label: 'Oldest upload first' },
  { value: 'taken ', label: 'Newest picture first' },
  { value: 'taken oldest', label: 'Oldest picture first' },
];

const optionOf = (options: SelectProps.Option[], value: string, otherwise: SelectProps.Option) =>
  options.find((option) => option.value === value) ?? otherwise;

/** One choice of a few, where the first is the default. */
const Choice = ({
  label,
  options,
  value,
  otherwise,
  disabled = false,
  onChange,
}: {
  readonly label: string;
  readonly options: SelectProps.Option[];
  readonly value: string;
  readonly otherwise: SelectProps.Option;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}) => (
  <FormField label={label}>
    <Select
      options={options}
      selectedOption={optionOf(options, value, otherwise)}
      disabled={disabled}
      onChange={({ detail }) => {
        onChange(detail.selectedOption.value ?? '');
      }}
    />
  </FormField>
);

/** A day, by the browser's own calendar. */
const Day = ({
  label,
  value,
  fault,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly fault?: string | undefined;
  readonly onChange: (day: string) => void;
}) => {
  const id = useId();
  return (
    <FormField label={label} controlId={id} errorText={fault}>
      <input
        id={id}
        type="date"
        className="day"
        value={value ?? ''}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </FormField>
  );
};

type Change = Readonly<Partial<Record<keyof GallerySearch, string | undefined>>>;

interface Part {
  readonly search: GallerySearch;
  readonly onChange: (change: Change) => void;
}

const Usual = ({ search, onChange }: Part) => (
  <div className="filters">
    <TagPicker
      label="With tags"
      placeholder="Any tags"
      names={tagsIn(search.tags)}
      onChange={(names) => {
        onChange({ tags: tagsText(names) });
      }}
    />
    <Choice
      label="Match"
      options={MATCHES}
      value={search.match ?? ''}
      otherwise={MATCH_ALL}
      disabled={tagsIn(search.tags).length < 2}
      onChange={(match) => {
        onChange({ match });
      }}
    />
    <Choice
      label="Show"
      options={SHOWN}
      value={search.show ?? ''}
      otherwise={ALL}
      onChange={(show) => {
        onChange({ show, ...(show === 'untagged' && { tags: '', without: '' }) });
      }}
    />
    <Choice
      label="Order"
      options={ORDERS}
      value={`${search.by ?? ''} ${search.order ?? ''}`}
      otherwise={NEWEST}
      onChange={(value) => {
        const [by, order] = value.split(' ');
        onChange({ by, order });
      }}
    />
  </div>
);

const More = ({ search, onChange }: Part) => (
  <div className="filters">
    <TagPicker
      label="Without tags"
      placeholder="No tags"
      names={tagsIn(search.without)}
      onChange={(names) => {
        onChange({ without: tagsText(names) });
      }}
    />
    <Day
      label={search.by === 'taken' ? 'Taken from' : 'Uploaded from'}
      value={search.from}
      onChange={(from) => {
        onChange({ from });
      }}
    />
    <Day
      label={search.by === 'taken' ? 'Taken until' : 'Uploaded until'}
      value={search.to}
      fault={isTurned(search) ? 'This is before the first day, so neither counts.' : undefined}
      onChange={(to) => {
        onChange({ to });
      }}
    />
  </div>
);

/** Which images are shown, and in which order. Every choice is a link. */
export const Filters = ({ search }: { readonly search: GallerySearch }) => {
  const navigate = useNavigate({ from: '/images' });
  const onChange = (change: Change): void => {
    void navigate({ search: (now) => gallerySearch({ ...now, ...change }), resetScroll: false });
  };
  const hasMore = search.without !== undefined || search.from !== undefined || search.to !== undefined;
  return (
    <SpaceBetween size="xs">
      <Usual search={search} onChange={onChange} />
      <ExpandableSection headerText="More filters" defaultExpanded={hasMore}>
        <More search={search} onChange={onChange} />
      </ExpandableSection>
    </SpaceBetween>
  );
};

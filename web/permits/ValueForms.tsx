import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { type Kind, listOf, listText } from './language.ts';
import { EMPTY, NOT_EMPTY } from './tokens.ts';

type FormProps = PropertyFilterProps.ExtendedOperatorFormProps<string>;

/** What is typed behind the operator is the value of the form, too. */
const useTyped = ({ filter, onChange }: FormProps): void => {
  const take = useEffectEvent(onChange);
  useEffect(() => {
    if (filter) take(filter);
  }, [filter]);
};

/** A day of a field. Days have no time zone: they are those of the city's files. */
const Day = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) => (
  <FormField label={label} constraintText="Such as 2016-12-21">
    <DatePicker
      value={value}
      onChange={({ detail }) => {
        onChange(detail.value);
      }}
      format="iso"
      placeholder="YYYY-MM-DD"
      i18nStrings={{
        openCalendarAriaLabel: (selected) => `Choose a day${selected === null ? '' : `, now ${selected}`}`,
      }}
    />
  </FormField>
);

const DayForm = (props: FormProps) => {
  useTyped(props);
  return <Day label="Day" value={props.value ?? ''} onChange={props.onChange} />;
};

/** Two values with a comma between them; while one is missing, its place is empty. */
const useBounds = (props: FormProps) => {
  useTyped(props);
  const [low = '', high = ''] = listOf(props.value ?? '') ?? [];
  return {
    low,
    high,
    setLow: (value: string) => {
      props.onChange(listText([value, high]));
    },
    setHigh: (value: string) => {
      props.onChange(listText([low, value]));
    },
  };
};

const DaysForm = (props: FormProps) => {
  const { low, high, setLow, setHigh } = useBounds(props);
  return (
    <SpaceBetween size="xs">
      <Day label="First day" value={low} onChange={setLow} />
      <Day label="Last day" value={high} onChange={setHigh} />
    </SpaceBetween>
  );
};

const NumbersForm = (props: FormProps) => {
  const { low, high, setLow, setHigh } = useBounds(props);
  return (
    <SpaceBetween size="xs">
      <FormField label="At least">
        <Input
          value={low}
          inputMode="decimal"
          onChange={({ detail }) => {
            setLow(detail.value);
          }}
        />
      </FormField>
      <FormField label="At most">
        <Input
          value={high}
          inputMode="decimal"
          onChange={({ detail }) => {
            setHigh(detail.value);
          }}
        />
      </FormField>
    </SpaceBetween>
  );
};

const ListForm = (props: FormProps) => {
  useTyped(props);
  const values = props.value === null || props.value === '' ? [] : (listOf(props.value) ?? [props.value]);
  return (
    <FormField label="Values" constraintText="One value a line">
      <Textarea
        value={values.join('\n')}
        rows={4}
        onChange={({ detail }) => {
          props.onChange(listText(detail.value.split('\n')));
        }}
      />
    </FormField>
  );
};

const EmptyForm = (props: FormProps) => {
  useTyped(props);
  return (
    <RadioGroup
      ariaLabel="Whether there is a value"
      value={props.value}
      items={[
        { value: EMPTY, label: 'Empty: rows without a value' },
        { value: NOT_EMPTY, label: 'Not empty: rows with a value' },
      ]}
      onChange={({ detail }) => {
        props.onChange(detail.value);
      }}
    />
  );
};

type Form = PropertyFilterProps.ExtendedOperatorForm<string>;

/**
 * A form in place of the values that the filter proposes. The filter still names their list as what it has opened: the
 * form takes that name, or assistive technology would look for a list that is not there.
 */
const Opened = ({ children }: { readonly children: ReactNode }) => {
  const opened = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const filter = document.querySelector('[role=combobox][aria-expanded=true]');
    const list = filter?.getAttribute('aria-controls') ?? '';
    if (opened.current && list !== '' && !document.getElementById(list)) opened.current.id = list;
  }, []);
  return <div ref={opened}>{children}</div>;
};

const formOf =
  (Fields: (props: FormProps) => ReactNode): Form =>
  (props) => (
    <Opened>
      <Fields {...props} />
    </Opened>
  );

export const emptyForm = formOf(EmptyForm);
export const listForm = formOf(ListForm);
export const dayForm = formOf(DayForm);

const numbersForm = formOf(NumbersForm);
const boundsForms: Readonly<Record<Kind, Form>> = {
  text: numbersForm,
  number: numbersForm,
  day: formOf(DaysForm),
};
export const boundsForm = (kind: Kind): Form => boundsForms[kind];

import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useNavigate } from '@tanstack/react-router';

const ALL: SelectProps.Option = { value: '', label: 'All cameras' };

/** All cameras, or one of them: for the calendar, the timeline and the table. */
export const CameraChoice = ({
  names,
  chosen,
}: {
  readonly names: readonly string[];
  readonly chosen: string | undefined;
}) => {
  const navigate = useNavigate({ from: '/cameras' });
  // Lists cannot be asked for a name with a comma.
  const options = names.map((name) => ({ value: name, label: name, disabled: name.includes(',') }));
  return (
    <FormField label="Camera">
      <Select
        options={[ALL, ...options]}
        selectedOption={chosen === undefined ? ALL : { value: chosen, label: chosen }}
        filteringType={names.length > 10 ? 'auto' : 'none'}
        filteringAriaLabel="Find a camera"
        virtualScroll={names.length > 100}
        onChange={({ detail: { selectedOption } }) => {
          void navigate({
            search: ({ camera: _camera, ...search }) => ({
              ...search,
              ...(selectedOption.value && { camera: selectedOption.value }),
            }),
            resetScroll: false,
          });
        }}
      />
    </FormField>
  );
};

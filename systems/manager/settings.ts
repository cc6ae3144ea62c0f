const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/** The names of the tables that the manager may reach, separated by commas. */
export const tableNames = (value: string): readonly string[] => {
  const names = value.split(',').map((name) => name.trim());
  if (!names.every((name) => NAME.test(name)))
    throw new Error(
      'must be names of up to 100 letters, digits and the characters _ . - separated by commas',
    );
  return names;
};

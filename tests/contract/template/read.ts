import { isJson, json, list, text, type Json } from '../../../core/json.ts';
import { readLongForm } from '../../../local/deploy/long-form.ts';

/** A template with its short-form intrinsics written out and its included documents put in. */
export interface Template {
  readonly globals: Json;
  readonly parameters: Json;
  /** What the console's form shows: `AWS::CloudFormation::Interface`. */
  readonly form: Json;
  /** What must hold between parameters. */
  readonly rules: Json;
  readonly resources: Readonly<Record<string, Json>>;
  readonly outputs: Json;
}

/** Finds the text of an included document by its `Location`. */
export type Include = (location: string) => string;

const withIncludes = (value: unknown, include: Include): unknown => {
  if (Array.isArray(value)) return value.map((item) => withIncludes(item, include));
  if (!isJson(value)) return value;
  const transform = json(value['Fn::Transform']);
  if (transform['Name'] === 'AWS::Include')
    return readLongForm(include(text(json(transform['Parameters'])['Location'])));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIncludes(inner, include)]));
};

/** Reads a CloudFormation template as SAM and CloudFormation see it. */
export const readTemplate = (source: string, include: Include): Template => {
  const document = json(withIncludes(readLongForm(source), include));
  return {
    globals: json(document['Globals']),
    parameters: json(document['Parameters']),
    form: json(json(document['Metadata'])['AWS::CloudFormation::Interface']),
    rules: json(document['Rules']),
    resources: Object.fromEntries(
      Object.entries(json(document['Resources'])).map(([id, resource]) => [id, json(resource)]),
    ),
    outputs: json(document['Outputs']),
  };
};

/** One resource: its logical id, the whole of it, and its properties. */
export interface Resource {
  readonly id: string;
  readonly source: Json;
  readonly properties: Json;
}

/** The resources of one type, such as `AWS::SQS::Queue`. */
export const ofType = ({ resources }: Template, type: string): Resource[] =>
  Object.entries(resources)
    .filter(([, source]) => source['Type'] === type)
    .map(([id, source]) => ({ id, source, properties: json(source['Properties']) }));

/** The logical id that `Ref` or `Fn::GetAtt` of the attribute names; undefined for anything else. */
export const idOf = (value: unknown, attribute?: string): string | undefined => {
  const { Ref: reference, 'Fn::GetAtt': path } = json(value);
  if (attribute === undefined) return typeof reference === 'string' ? reference : undefined;
  const [id, name] = list(path);
  return typeof id === 'string' && name === attribute ? id : undefined;
};

/** All that an `Fn::If` may come to, and in them; of any other value the value itself. */
export const branchesOf = (value: unknown): unknown[] => {
  const choice = json(value)['Fn::If'];
  if (choice === undefined) return idOf(value) === 'AWS::NoValue' ? [] : [value];
  return list(choice).slice(1).flatMap(branchesOf);
};

/** A value that may be one or a list of them, as a list. */
export const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

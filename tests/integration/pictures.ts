import { randomUUID } from 'node:crypto';
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import sharp from 'sharp';
import { originalKey, originalsOf, thumbnailsOf } from '../../systems/images/image/object-keys.ts';
import { bodyOf, call, newSession, type Schemas, type Session, type Somebody } from './accounts.ts';
import { aws, endpoints, output, until } from './stack.ts';

export type Image = Schemas['Image'];
type Upload = Schemas['Upload'];

/** Somebody with pictures of their own. */
export interface Owner extends Somebody, Session {
  readonly sub: string;
}

/** The `sub` of a token. */
const subOf = (token: string): string => {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    readonly sub: string;
  };
  return claims.sub;
};

/** Somebody new, who has signed up and in. */
export const newOwner = async (): Promise<Owner> => {
  const session = await newSession();
  return { ...session, sub: subOf(session.token) };
};

/** A picture of one colour, which the stand-in for Clarifai tags with that colour, and as landscape format. */
export const plainJpeg = (background: string, width = 640, height = 480): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** Asks to upload, and is given a form. */
export const askForForm = async (token: string, body?: Schemas['NewImage']): Promise<Upload> =>
  bodyOf('Upload', await call('POST', '/images', { token, ...(body && { body }) }), 201);

/** What else than the form's own fields and a JPEG is sent. */
interface Sent {
  readonly fields?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly fileName?: string;
}

/** What S3 says of an upload. */
export interface Received {
  readonly status: number;
  /** S3's code for a refusal. */
  readonly code: string | undefined;
}

/** Sends a file as a browser sends a form: its fields as they are, then the file. */
export const sendForm = async (
  { formConfig: { uploadUrl, formFields } }: Upload,
  bytes: Uint8Array,
  { fields = {}, type = 'image/jpeg', fileName = 'picture.jpg' }: Sent = {},
): Promise<Received> => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...formFields, ...fields })) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), fileName);
  const response = await fetch(uploadUrl, { method: 'POST', body: form });
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
  return { status: response.status, code };
};

/** Puts an object where an upload would, past all forms. */
export const putOriginal = (sub: string, id: string, Body: Uint8Array, ContentType = 'image/jpeg') =>
  aws.s3.send(
    new PutObjectCommand({
      Bucket: endpoints.resources.imagesBucket,
      Key: originalKey(sub, id),
      Body,
      ContentType,
    }),
  );

export const imageAt = async (token: string, id: string): Promise<Image> =>
  bodyOf('Image', await call('GET', `/images/${id}`, { token }));

/** The image, once it is in this state. */
export const untilState = (token: string, id: string, state: Image['state']): Promise<Image> =>
  until(
    () => imageAt(token, id),
    (image) => image.state === state,
  );

/** Asks for a form, and sends a file by it. */
export const upload = async (
  token: string,
  bytes: Uint8Array,
  { asked, ...sent }: Sent & { readonly asked?: Schemas['NewImage'] } = {},
): Promise<string> => {
  const form = await askForForm(token, asked);
  const { status, code } = await sendForm(form, bytes, sent);
  if (status !== 204) throw new Error(`the upload was answered ${String(status)} ${String(code)}`);
  return form.imageId;
};

/** A picture that has been uploaded and tagged. */
export const newPicture = async (
  token: string,
  bytes: Uint8Array,
  asked?: Schemas['NewImage'],
): Promise<Image> => untilState(token, await upload(token, bytes, asked && { asked }), 'tagged');

/** The names of an image's tags. */
export const namesOf = ({ tags }: Pick<Image, 'tags'>): string[] => tags.map(({ name }) => name);

/** A page of somebody's images. @param query without its question mark */
export const pageOf = async (token: string, query = ''): Promise<Schemas['ImagePage']> =>
  bodyOf('ImagePage', await call('GET', `/images${query === '' ? '' : `?${query}`}`, { token }));

/** A page of somebody's tags. @param query without its question mark */
export const tagsOf = async (token: string, query = ''): Promise<Schemas['Tags']> =>
  bodyOf('Tags', await call('GET', `/tags${query === '' ? '' : `?${query}`}`, { token }));

/** The keys of all objects of somebody, whoever may read them. */
export const objectsOf = async (sub: string): Promise<string[]> => {
  const pages = await Promise.all(
    [originalsOf(sub), thumbnailsOf(sub)].map((Prefix) =>
      aws.s3.send(new ListObjectsV2Command({ Bucket: endpoints.resources.imagesBucket, Prefix })),
    ),
  );
  return pages.flatMap(({ Contents = [] }) => Contents.flatMap(({ Key }) => Key ?? []));
};

/** All that the table holds of somebody: the sort keys of what counts for something. */
export const recordsOf = async (sub: string): Promise<string[]> => {
  const found: string[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await aws.dynamoDB.send(
      new ScanCommand({
        TableName: output('ImagesTableName'),
        FilterExpression: 'contains(pk, :sub) OR contains(sk, :sub)',
        ExpressionAttributeValues: { ':sub': { S: sub } },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    found.push(...Items.map(({ pk, sk }) => `${pk?.S ?? ''} ${sk?.S ?? ''}`));
    start = LastEvaluatedKey;
  } while (start);
  return found;
};

/** What S3 tells the queue of an object. */
export const s3Event = (sub: string, id: string) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: endpoints.region,
      eventName: 'ObjectCreated:Post',
      s3: {
        s3SchemaVersion: '1.0',
        bucket: { name: endpoints.resources.imagesBucket },
        object: { key: originalKey(sub, id), size: 1, eTag: '0'.repeat(32), sequencer: '0' },
      },
    },
  ],
});

/** A delivery of the queue, of one message. */
export const delivery = (body: unknown) => ({
  Records: [
    {
      messageId: randomUUID(),
      receiptHandle: 'none',
      body: JSON.stringify(body),
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-west-2:000000000000:tagging',
      awsRegion: endpoints.region,
    },
  ],
});

/** How often the stand-in for Clarifai was asked. */
export const timesAsked = async (): Promise<number> => {
  const response = await fetch(`${endpoints.clarifai}/_control`);
  return ((await response.json()) as { readonly asked: number }).asked;
};

/** How the stand-in for Clarifai answers from now on. */
export const providerAnswers = async (answer: string, times?: number): Promise<void> => {
  const { ok } = await fetch(`${endpoints.clarifai}/_control`, {
    method: 'PUT',
    body: JSON.stringify({ answer, ...(times !== undefined && { times }) }),
  });
  if (!ok) throw new Error(`the stand-in knows no answer ${answer}`);
};

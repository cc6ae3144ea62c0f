import {
  type CloudFormationClient,
  UpdateStackCommand,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteObjectsCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type Deployed } from './deployed.ts';
import { Problem } from './problem.ts';

/** A file of the console, and the headers that its answers have. */
export interface PublishedFile {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the console of a stack is. */
export interface ConsolePlace {
  readonly bucket: string;
  /** Its origin. */
  readonly url: string;
}

/** How long a page that was opened before may still ask for its files. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
/** An update creates no distribution: minutes, as a rule. */
const UPDATE_MOST_S = 3600;
const DELETED_AT_ONCE = 1000;

/** @throws Problem when the stack was deployed without a console */
export const consoleOf = (name: string, { outputs }: Deployed): ConsolePlace => {
  const [bucket, url] = [outputs.get('ConsoleBucketName'), outputs.get('ConsoleUrl')];
  if (!bucket || !url)
    throw new Problem(
      `The stack ${name} has no console. Deploy it with the parameter DeployConsole=true, then run this again.`,
    );
  return { bucket, url };
};

/**
 * Lets the pages of an origin call the API: updates the stack with this one parameter changed, and waits until that
 * is done. Code and template stay as they are deployed.
 * @returns false when the stack has that origin already
 * @throws Problem when the update fails
 */
export const letIn = async (
  cloudFormation: CloudFormationClient,
  name: string,
  { parameters }: Deployed,
  url: string,
): Promise<boolean> => {
  if (parameters.get('ConsoleOrigin') === url) return false;
  await cloudFormation.send(
    new UpdateStackCommand({
      StackName: name,
      UsePreviousTemplate: true,
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
      Parameters: [...parameters.keys()].map((key) =>
        key === 'ConsoleOrigin'
          ? { ParameterKey: key, ParameterValue: url }
          : { ParameterKey: key, UsePreviousValue: true },
      ),
    }),
  );
  try {
    await waitUntilStackUpdateComplete(
      { client: cloudFormation, maxWaitTime: UPDATE_MOST_S },
      { StackName: name },
    );
  } catch (error) {
    throw new Problem(
      `The stack ${name} could not be updated with ConsoleOrigin=${url}. Its events in CloudFormation say why.`,
      { cause: error },
    );
  }
  return true;
};

const keyOf = (address: string): string => address.slice(1);

const ASSETS = 'assets/';

/** What is named by its content comes first, and a page after all that it loads. */
const rankOf = (address: string): number =>
  keyOf(address).startsWith(ASSETS) ? 0 : address.endsWith('.html') ? 2 : 1;

const put = async (s3: S3Client, bucket: string, address: string, file: PublishedFile): Promise<void> => {
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: keyOf(address),
      Body: file.body,
      ContentType: file.headers['Content-Type'],
      CacheControl: file.headers['Cache-Control'],
    }),
  );
};

/** Assets that were last published a month ago. */
const staleIn = async (s3: S3Client, bucket: string, now: number): Promise<string[]> => {
  const stale: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client: s3 },
    { Bucket: bucket, Prefix: ASSETS },
  ))
    for (const { Key, LastModified } of Contents)
      if (Key !== undefined && LastModified && now - LastModified.getTime() > KEPT_DAYS * DAY_MS)
        stale.push(Key);
  return stale;
};

/**
 * Puts a console into its bucket: assets before the pages that load them, so that no page is ahead of its files. The
 * files of earlier consoles stay for 30 days, for pages that are open.
 * @param files by address
 * @returns how many files were put, and how many old ones were deleted
 */
export const publish = async (
  s3: S3Client,
  bucket: string,
  files: ReadonlyMap<string, PublishedFile>,
  now: () => number = Date.now,
): Promise<{ readonly published: number; readonly deleted: number }> => {
  for (const rank of [0, 1, 2])
    await Promise.all(
      [...files]
        .filter(([address]) => rankOf(address) === rank)
        .map(([address, file]) => put(s3, bucket, address, file)),
    );
  const stale = (await staleIn(s3, bucket, now())).filter((key) => !files.has(`/${key}`));
  for (let at = 0; at < stale.length; at += DELETED_AT_ONCE)
    await s3.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects: stale.slice(at, at + DELETED_AT_ONCE).map((Key) => ({ Key })), Quiet: true },
      }),
    );
  return { published: files.size, deleted: stale.length };
};

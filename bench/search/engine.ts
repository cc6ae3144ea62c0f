import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { execa } from 'execa';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { installed } from '../../local/tools/installed.ts';
import { Problem } from '../../ops/problem.ts';
import { inParallel } from '../../systems/permits/loading/parallel.ts';

/** The files of DynamoDB Local by their paths in a Maven repository, each with its SHA-256. */
const FILES = join(import.meta.dirname, 'dynamodb-local.json');
const SERVER = join(import.meta.dirname, 'LoopbackServer.java');
const REPOSITORY = 'https://repo1.maven.org/maven2';
const AT_ONCE = 6;

/** The major version that DynamoDB Local needs. */
const LEAST_JAVA = 17;
const START_MS = 60_000;

/** Fetches one file. @throws Problem when it is not available, or its checksum is wrong */
const fetched = async (path: string, sha256: string): Promise<Uint8Array> => {
  const url = `${(process.env['MAVEN_REPOSITORY'] ?? REPOSITORY).replace(/\/+$/, '')}/${path}`;
  const fault = (why: string, cause?: unknown) =>
    new Problem(`${url} could not be fetched: ${why}. MAVEN_REPOSITORY names another repository.`, { cause });
  const response = await fetch(url).catch((error: unknown) => {
    throw fault('the repository does not answer', error);
  });
  if (!response.ok) throw fault(`the repository answers ${String(response.status)}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw fault('its checksum is wrong');
  return bytes;
};

/** The folder that holds DynamoDB Local; fetched where it is not there yet. */
const installedEngine = (): Promise<string> =>
  installed('dynamodb-local', [FILES], async (fresh) => {
    console.error('Fetching DynamoDB Local, once (50 MB)');
    const files = JSON.parse(await readFile(FILES, 'utf8')) as Readonly<Record<string, string>>;
    await mkdir(fresh);
    await inParallel(Object.entries(files), AT_ONCE, async ([path, sha256]) => {
      await writeFile(join(fresh, basename(path)), await fetched(path, sha256));
    });
  });

/** Why DynamoDB Local cannot run on this machine; undefined when it can. */
export const whyNoEngine = async (): Promise<string | undefined> => {
  const advice = `Install a JDK of version ${String(LEAST_JAVA)} or newer (Debian and Ubuntu: apt install openjdk-17-jdk-headless), or name an engine that runs: --engine http://127.0.0.1:8000.`;
  const { stdout, failed } = await execa('java', ['--list-modules'], { reject: false });
  if (failed) return `DynamoDB Local needs Java, and there is no java here. ${advice}`;
  const major = Number(/^java\.base@(\d+)/m.exec(stdout)?.[1] ?? 0);
  if (major < LEAST_JAVA)
    return `DynamoDB Local needs Java ${String(LEAST_JAVA)}, and java is older. ${advice}`;
  // The server is started from its source.
  if (!/^jdk\.compiler@/m.test(stdout)) return `java is here, but without its compiler. ${advice}`;
  try {
    await installedEngine();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
};

/** A client of an engine that speaks DynamoDB's protocol. */
export const clientAt = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });

/** The port that a server says it listens at. */
const portFrom = async (lines: AsyncIterable<string>): Promise<string> => {
  for await (const line of lines) {
    const port = /^listens at (\d+)$/.exec(line)?.[1];
    if (port !== undefined) return port;
  }
  throw new Problem('DynamoDB Local ended before it listened.');
};

/** Works with a DynamoDB Local of its own, in memory and on loopback. It ends with the work, and with this process. */
export const withEngine = async <T>(work: (db: DynamoDBClient) => Promise<T>): Promise<T> => {
  const dir = await installedEngine();
  const server = execa('java', [`-Djava.library.path=${dir}`, '-cp', join(dir, '*'), SERVER], {
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'ignore',
    buffer: false,
    reject: false,
  });
  const late = setTimeout(() => server.kill('SIGKILL'), START_MS);
  try {
    const port = await portFrom(createInterface({ input: server.stdout }));
    clearTimeout(late);
    server.stdout.resume();
    return await work(clientAt(`http://127.0.0.1:${port}`));
  } finally {
    clearTimeout(late);
    server.stdin.end();
    server.kill();
    await server;
  }
};

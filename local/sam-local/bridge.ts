import { createConnection, createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import { HOST } from '../places.ts';
import { Problem } from '../../ops/problem.ts';

/** How containers reach a server of this machine, until it is closed. */
export interface Bridge {
  readonly endpoint: string;
  close(): void;
}

const NEEDS_DOCKER = 'sam local needs Docker, and `docker` does not answer. Start it, or install it first.';

/**
 * The address of this machine on Docker's own network: containers reach it, other machines do not. Docker
 * takes the first address of the network for it, and may leave it out of what it tells.
 */
const bridgeAddress = async (): Promise<string> => {
  const format = '{{with index .IPAM.Config 0}}{{.Gateway}} {{.Subnet}}{{end}}';
  const { stdout, failed } = await execa('docker', ['network', 'inspect', 'bridge', '--format', format], {
    reject: false,
  });
  const [, gateway, network] = /^(\S*) (\d+\.\d+\.\d+)\.0\/\d+$/.exec(stdout) ?? [];
  if (failed || network === undefined) throw new Problem(NEEDS_DOCKER);
  return gateway === undefined || gateway === '' ? `${network}.1` : gateway;
};

/**
 * Makes a server reachable from containers that listens on loopback alone, which Docker Desktop
 * hands through as host.docker.internal; on Linux, connections to Docker's bridge are passed on.
 * @throws Problem when Docker does not run
 */
export const bridgeTo = async (port: number): Promise<Bridge> => {
  const host = await bridgeAddress();
  if (process.platform !== 'linux')
    return { endpoint: `http://host.docker.internal:${String(port)}`, close: () => undefined };
  const server = createServer((inside) => {
    const outside = createConnection({ host: HOST, port });
    // Either side may hang up at any time; both ends are then closed, and no one waits for the reason.
    const over = (): void => {
      inside.destroy();
      outside.destroy();
    };
    Promise.all([pipeline(inside, outside), pipeline(outside, inside)]).then(over, over);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(0, host, listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bridge has no port');
  return {
    endpoint: `http://${host}:${String(address.port)}`,
    close: () => void server.close(),
  };
};

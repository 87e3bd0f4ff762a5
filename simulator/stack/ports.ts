import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const HOST = '127.0.0.1';
/** A web left by a run that was killed needs a moment to notice and go. */
const PATIENCE_MS = 5000;

/** The three ports of one simulator: device and manager pages, web, Admin API. */
export interface Ports {
  front: number;
  web: number;
  admin: number;
}

/** A port that somebody else holds; the message tells a person what to do. */
export class PortInUse extends Error {
  override name = 'PortInUse';
}

export function portsFrom(first: number): Ports {
  return { front: first, web: first + 1, admin: first + 2 };
}

/** Ports nobody holds, as the operating system hands them out. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all([0, 0, 0].map((port) => listen(createServer(), port)));
  const [front = 0, web = 0, admin = 0] = servers.map(portOf);
  await Promise.all(servers.map(close));
  return { front, web, admin };
}

/** @throws {PortInUse} */
export async function listen(server: Server, port: number): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(inUse(port)) : error),
    );
    server.listen(port, HOST, resolve);
  });
  return server;
}

/** Waits until nobody holds the port. @throws {PortInUse} when somebody stays on it */
export async function waitUntilFree(port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await close(await listen(createServer(), port));
      return;
    } catch (error) {
      if (!(error instanceof PortInUse) || Date.now() > deadline) throw error;
      await wait(100);
    }
  }
}

/** Ends the server and the connections that browsers keep open. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function inUse(port: number): string {
  return `Port ${port} is in use. Stop what runs there, or choose other ports: npm start -- --port ${port < 4000 || port > 60_000 ? 4100 : port + 100}`;
}

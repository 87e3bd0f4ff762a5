import { jest } from '@jest/globals';

// A database, a browser or a whole stack takes its time on a small, shared machine. jest has no such setting per project.
jest.setTimeout(120_000);

import { jest } from '@jest/globals';

// A browser and a whole stack take their time on a small machine; jest has no such setting per project.
jest.setTimeout(120_000);

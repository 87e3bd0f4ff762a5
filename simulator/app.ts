/** Credentials of the app as the simulated shop knows it; only ever used against the simulator. */
export const SIMULATED_APP = {
  apiKey: 'counter-returns-simulated',
  apiSecret: 'simulated-secret-simulated-secret',
} as const;

// The device page: reads its configuration out of the page, starts POS, and offers window.posSim.
import type { DeviceConfig } from '../device-config.ts';
import { Device } from './device.ts';
import { defineElements } from './elements/index.ts';
import { createPosSim, type PosSim } from './pos-sim.ts';

declare global {
  interface Window {
    posSim: PosSim;
  }
}

const SYNCHRONISE_EVERY_MS = 1000;

const config = JSON.parse(document.getElementById('config')?.textContent ?? '{}') as DeviceConfig;
defineElements();
const device = new Device(config, new URLSearchParams(location.search));
window.posSim = createPosSim(device, device.start());
window.addEventListener('error', (event) => device.log.problem('device page', event.message));
window.addEventListener('unhandledrejection', (event) =>
  device.log.problem('device page', String(event.reason)),
);
setInterval(() => void device.synchronise(), SYNCHRONISE_EVERY_MS);

// Every part with the settings it is built with: Node code, the extension (Preact), web (React).
import { spawnSync } from 'node:child_process';

const run = (command, words, cwd = '.') => {
  const { status } = spawnSync(command, words, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run('react-router', ['typegen'], 'web');
for (const project of [
  'tsconfig.json',
  'extensions/counter-returns/tsconfig.json',
  'web/tsconfig.json',
  'test/bench/hello-world/tsconfig.json',
]) {
  run('tsc', ['-p', project]);
}

// Every part with the settings it is built with: Node code, the extension (Preact), web (React).
import { spawnSync } from 'node:child_process';

const run = (command, ...words) => {
  const { status, error } = spawnSync(command, words, { stdio: 'inherit' });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
};

run('npm', 'run', '--silent', 'typegen', '--workspace', 'web');
for (const project of [
  'tsconfig.json',
  'extensions/counter-returns/tsconfig.json',
  'web/tsconfig.json',
  'test/bench/hello-world/tsconfig.json',
]) {
  // What was found right before is not looked at again.
  const known = `node_modules/.cache/typecheck/${project.replaceAll('/', '-')}.tsbuildinfo`;
  run('tsc', '-p', project, '--incremental', '--tsBuildInfoFile', known);
}

import { spawn } from 'node:child_process';
import { Command } from 'commander';
import { moduleFile } from '../config/home.ts';

/** The sandbox is a program of its own, as a platform would be; here it is only started. */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('start the stand-ins of the platforms, with faults that can be switched on')
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .argument('[options...]', 'see nghiemthu sandbox --help')
    .action(async (options: string[]) => {
      const program = moduleFile('sandbox/main');
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', program, ...options],
        { stdio: 'inherit' },
      );
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
      process.exitCode = await new Promise<number>((resolve) =>
        child.once('exit', (code) => resolve(code ?? 0)),
      );
    });
}

/**
 * A signal asks the work to stop; a second one does not wait for it.
 * @returns what tells the work to stop
 */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      asked += 1;
      if (asked === 1) {
        process.stderr.write(`\nnghiemthu: ${signal}: stopping; what was proved is kept\n`);
        controller.abort();
      } else if (asked > 2) process.exit(2);
    });
  return controller.signal;
}

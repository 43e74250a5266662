/** What a command came to: as the exit code of the program says it. */
export type CommandOutcome = 'success' | 'no-go' | 'undecided';

export interface CommandAnswer {
  /** Printed as it is. */
  text: string;
  outcome: CommandOutcome;
}

/** A command of the program that only one platform needs: `nghiemthu <group> <name>`. */
export interface PlatformCommand {
  /** For `--help`, one line in English. */
  description: string;
  /** What must follow its name, in the order it follows, like `file-or-url`. */
  arguments: readonly string[];
  /** By flags as `--help` shows them, `--lang <language>`, with what is used where one is left out. */
  options: Readonly<Record<string, { description: string; default?: string }>>;
  /** @throws RangeError for arguments that it cannot work with, in words for the person who called */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<CommandAnswer>;
}

/**
 * What `suites/<platform>/commands/<group>.ts` exports as `commands`: by the name that follows the group's. One that needs
 * no name is exported as `command`.
 */
export type PlatformCommands = Readonly<Record<string, PlatformCommand>>;

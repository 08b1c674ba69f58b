/**
 * The one shape of a command: a function that adds it below its parent. Commands import what they need only when they
 * run, so that the light ones start fast.
 */
import type { Command } from 'commander';
import type { CliIo } from './io.js';

export interface CommandFrame {
  readonly io: CliIo;
  /** Turns a function that resolves with the exit code into commander's action. */
  readonly action: <Args extends readonly unknown[]>(
    perform: (...args: Args) => Promise<number> | number,
  ) => (...args: Args) => Promise<void>;
}

export type AddCommand = (parent: Command, frame: CommandFrame) => void;

import type { Command } from '../../../plugin/command.ts';
import { newPlugin } from '../new-plugin/new-plugin.ts';
import { packPlugin } from '../pack-plugin/pack-plugin.ts';
import { add, remove, update } from './add.ts';
import { dev } from './dev.ts';
import { disable, enable } from './enable.ts';
import { info, list } from './list.ts';
import { trace } from './trace.ts';
import { trial } from './trial.ts';

export const plugins: Command = {
  summary: 'Plugins: list, add and remove them, write your own',
  subcommands: { list, info, add, remove, update, enable, disable, new: newPlugin, dev, trace, test: trial, pack: packPlugin },
};

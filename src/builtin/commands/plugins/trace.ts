import type { Command, CommandOutput } from '../../../plugin/command.ts';
import type { TraceStep } from '../../../plugin/plugins.ts';
import { argumentText, optionText } from '../input.ts';

export const trace: Command = {
  summary: 'Follow one file or URL on its way: fetcher, type, every candidate, items, failures',
  arguments: [{ name: 'TARGET', summary: 'path or URL', required: true, completes: 'path' }],
  options: [{ name: 'with', value: 'FILE', summary: 'with the plugin in this file as well' }],
  async run({ paise, output }, input) {
    let failed = false;
    for await (const step of paise.plugins.trace(argumentText(input, 'TARGET'), optionText(input, 'with'))) {
      failed ||= step.type === 'failed';
      if (output.json) output.value(step);
      else printStep(step, output);
    }
    return failed ? 1 : 0;
  },
};

export function printStep(step: TraceStep, output: CommandOutput): void {
  const style = step.type === 'failed' ? 'bad' : step.type === 'item' || step.type === 'extracted' ? 'good' : 'dim';
  output.line([
    { text: `${step.atMs.toFixed(0).padStart(6)} ms  `, style: 'dim' },
    { text: step.type.padEnd(10), style },
    { text: textOf(step) },
  ]);
  if (step.type !== 'item') return;
  for (const [name, value] of Object.entries(step.metadata))
    output.line([{ text: `           ${name}: `, style: 'dim' }, { text: JSON.stringify(value) }]);
  if (step.text !== '')
    output.line([{ text: '           ', style: 'dim' }, { text: step.text.replaceAll(/\s+/g, ' ').trim().slice(0, 200) }]);
}

function textOf(step: TraceStep): string {
  switch (step.type) {
    case 'fetch':
      return `${step.fetcher} fetches ${step.url}`;
    case 'fetched':
      return `${step.size} bytes in ${step.tookMs.toFixed(1)} ms`;
    case 'detected':
      return `${step.url} is ${step.mimeType}, by its ${step.by}`;
    case 'candidate':
      return `${step.extractor}: ${step.outcome} (${step.reason})`;
    case 'extract':
      return `${step.extractor}, version ${step.version}`;
    case 'item':
      return `${step.url}, ${step.characters} characters`;
    case 'extracted':
      return `${step.extractor} in ${step.tookMs.toFixed(1)} ms`;
    case 'failed':
      return `${step.code}: ${step.reason}`;
    case 'log':
      return `${step.level} ${step.plugin}: ${step.message}`;
  }
}

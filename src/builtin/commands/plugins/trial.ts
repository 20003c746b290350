import type { Command, CommandHost, CommandInput, CommandOutput } from '../../../plugin/command.ts';
import type { TrialReport } from '../../../plugin/plugins.ts';
import { argumentText, isSet, optionList, optionNumber } from '../input.ts';
import { counted, duration } from '../words.ts';

export const trial: Command = {
  summary: 'Test a plugin: the contract suites of its extensions, and whole systems with it that are killed and short of everything',
  description: [
    'What only the author can give comes from samples, and from NAME.scenarios.ts beside the file of the plugin, or the file that paise2.scenarios in',
    'its package.json names. What was not run for want of it is listed. The suites run the code of the plugin unconfined: test what you trust.',
    'Exit code 1: a case failed, or none was run.',
  ].join('\n'),
  arguments: [{ name: 'PATH', summary: 'file of a plugin, or folder of a package', required: true, completes: 'path' }],
  options: [
    { name: 'sample', value: 'FILE', summary: 'a file that the plugin reads', repeatable: true },
    { name: 'quick', summary: 'only the suites, without whole systems' },
    { name: 'timeout', value: 'S', summary: 'seconds for one case; 120 if not given, five times as long in whole systems' },
  ],
  async run({ paise, output, signal }, input) {
    const reports: TrialReport[] = [];
    output.progress('Testing …');
    for await (const report of paise.plugins.test(argumentText(input, 'PATH'), requestOf(input, signal))) {
      reports.push(report);
      if (output.json) output.value(report);
      else printReport(report, output);
    }
    const passed = sum(reports, 'passed');
    const failed = sum(reports, 'failed');
    if (!output.json) printTotal({ passed, failed, notRun: sum(reports, 'notRun') }, output);
    return failed > 0 || passed === 0 ? 1 : 0;
  },
};

function requestOf(input: CommandInput, signal: CommandHost['signal']) {
  const seconds = optionNumber(input, 'timeout', 1);
  return {
    samples: optionList(input, 'sample'),
    quick: isSet(input, 'quick'),
    signal,
    ...(seconds !== undefined && { patienceMs: seconds * 1000 }),
  };
}

type Tally = Readonly<Record<'passed' | 'failed' | 'notRun', number>>;

const sum = (reports: readonly TrialReport[], list: keyof Tally): number =>
  reports.reduce((total, report) => total + report[list].length, 0);

function printReport({ subject, suite, passed, failed, notRun, remarks, tookMs }: TrialReport, output: CommandOutput): void {
  const wasRun = passed.length + failed.length > 0;
  const [mark, style] = failed.length > 0 ? (['✗', 'bad'] as const) : wasRun ? (['✓', 'good'] as const) : (['–', 'warning'] as const);
  output.line([
    { text: `${mark} `, style },
    { text: `${subject}  ${suite}`, style: 'strong' },
    { text: wasRun ? `  ${passed.length} of ${counted(passed.length + failed.length, 'case')} passed  ` : '' },
    { text: wasRun ? duration(tookMs) : '', style: 'dim' },
  ]);
  for (const { name, message } of failed) {
    output.line([{ text: '    ✗ ', style: 'bad' }, { text: name }]);
    for (const line of message
      .split('\n')
      .filter((part) => part.trim() !== '')
      .slice(0, mostLines))
      output.line([{ text: `      ${line}`, style: 'dim' }]);
  }
  for (const [reason, names] of byReason(notRun))
    output.line([{ text: `    not run: ${names.join('; ')}, because ${reason}`, style: 'warning' }]);
  for (const remark of remarks) output.line([{ text: `    ${remark}`, style: 'dim' }]);
}

const byReason = (notRun: TrialReport['notRun']): readonly (readonly [reason: string, names: readonly string[]])[] =>
  [...new Set(notRun.map(({ reason }) => reason))].map((reason) => [
    reason,
    notRun.filter((other) => other.reason === reason).map(({ name }) => name),
  ]);

/** Of the message of one case. */
const mostLines = 20;

function printTotal({ passed, failed, notRun }: Tally, output: CommandOutput): void {
  const parts = [`${passed} passed`, `${failed} failed`, `${notRun} not run`];
  output.line([{ text: parts.join(', '), style: failed > 0 ? 'bad' : passed > 0 ? 'good' : 'warning' }]);
}

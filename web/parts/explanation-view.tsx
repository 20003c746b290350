import type { Explanation, Verdict } from '../../src/plugin/paise.ts';
import { ago, counted } from './words.ts';

export function ExplanationView({ explanation }: { readonly explanation: Explanation }) {
  const { summary, hint, detection, extractors, fetchers, item, job, children, below } = explanation;
  return (
    <div class="explanation">
      <p>
        <strong>{summary}</strong>
      </p>
      {hint !== undefined && <p>{hint}</p>}
      <dl class="facts-table">
        {detection && <Fact name="Type" text={`${detection.mimeType}, told by its ${detection.by}`} />}
        <Verdicts name="Fetched by" verdicts={fetchers} />
        <Verdicts name="Read by" verdicts={extractors} />
        {item && <Fact name="Indexed" text={ago(item.indexedAt, Date.now())} />}
        {item?.reason && <Fact name="Reason" text={item.reason.text} />}
        {job && <Fact name="Job" text={job.state} />}
        {children > 0 && <Fact name="Holds" text={counted(children, 'part')} />}
        {below > 0 && <Fact name="Below it" text={counted(below, 'item')} />}
      </dl>
    </div>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Verdicts({ name, verdicts }: { readonly name: string; readonly verdicts: readonly Verdict[] }) {
  const chosen = verdicts.filter(({ outcome }) => outcome === 'chosen');
  return chosen.length === 0 ? null : (
    <Fact name={name} text={chosen.map(({ extension, reason }) => `${extension} (${reason})`).join(', ')} />
  );
}

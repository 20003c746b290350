import './coverage.css';
import type { Status } from '../../src/plugin/paise.ts';
import { api } from '../api/client.ts';
import { Icon } from '../parts/icon.tsx';
import { Share } from '../parts/share.tsx';
import { useAnswer } from '../parts/use-answer.ts';
import { useCalm } from '../parts/use-calm.ts';
import { coverageBySource, coverageSentence, gapQuestion, type SourceCoverage } from './coverage.ts';
import { GapPart } from './gap-part.tsx';
import { Panel } from './panel.tsx';

/** Counting looks at every item: not with each that is written. */
const everyMs = 5_000;

/** How much of what each source listed is in the index, and why not the rest. */
export function Coverage({ status }: { readonly status: Status }) {
  const written = useCalm(status.storage.writtenAt, everyMs);
  const { answer, problem } = useAnswer(api.coverage, written);
  const sources = answer && coverageBySource(answer.rows);
  return (
    <Panel title="What is indexed">
      {problem && !sources && <p>{problem.message}</p>}
      {sources?.length === 0 && (
        <p>
          Nothing yet. <a href="/settings">Choose folders</a> to index.
        </p>
      )}
      {sources?.map((source) => (
        <SourcePart key={source.source} coverage={source} />
      ))}
    </Panel>
  );
}

function SourcePart({ coverage }: { readonly coverage: SourceCoverage }) {
  const { source, gaps, indexed, items } = coverage;
  const question = gapQuestion(coverage);
  return (
    <div class="source">
      <h3>{source.split('/')[0]}</h3>
      <p class="source-sentence">
        {question === undefined && <Icon name="check" class="good" />} {coverageSentence(coverage)}
      </p>
      <Share part={indexed} whole={items} label={`Indexed of ${source}`} />
      {question !== undefined && (
        <details class="gaps">
          <summary>{question}</summary>
          <ul>
            {gaps.map((gap) => (
              <GapPart key={`${gap.status} ${gap.code}`} source={source} gap={gap} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { JobKind } from '../../src/plugin/job.ts';
import type { PauseTarget } from '../../src/plugin/job-queue-provider.ts';
import type { Status } from '../../src/plugin/paise.ts';
import { api } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { saying } from '../parts/saying.ts';
import { ago } from '../parts/words.ts';
import { kindWords } from './kind-words.ts';
import { now } from './live.ts';
import { isWhole, pauseWords } from './pause-words.ts';

/** Pausing and going on: all at once, or by part in a dialog. */
export function Pauses({ status }: { readonly status: Status }) {
  const [isOpen, setOpen] = useState(false);
  const { paused } = status.queue;
  if (!status.engine) return null;
  return (
    <div class="pauses">
      {paused.some(isWhole) ? (
        <button class="button button-primary" type="button" onClick={() => void saying(api.resume())}>
          <Icon name="play" /> Go on
        </button>
      ) : (
        <button class="button" type="button" onClick={() => void saying(api.pause())}>
          <Icon name="pause" /> Pause
        </button>
      )}
      <button class="button" type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Pause a part…
      </button>
      <Dialog label="Pause a part" isOpen={isOpen} onClose={() => setOpen(false)}>
        <PauseParts status={status} />
      </Dialog>
    </div>
  );
}

function PauseParts({ status }: { readonly status: Status }) {
  const { paused } = status.queue;
  const sources = status.plugins.filter(({ state, extensions }) => state === 'enabled' && (extensions['contentSources']?.length ?? 0) > 0);
  return (
    <>
      <p>What is paused waits until you let it go on, also after a restart. What is indexed stays searchable.</p>
      <PauseList title="By what found it" targets={sources.map(({ name }) => ({ plugin: name }))} status={status} />
      <PauseList title="By kind of work" targets={(Object.keys(kindWords) as JobKind[]).map((kind) => ({ kind }))} status={status} />
      {paused.length > 0 && (
        <button class="button" type="button" onClick={() => void saying(api.resume())}>
          <Icon name="play" /> Let everything go on
        </button>
      )}
    </>
  );
}

interface PauseListProps {
  readonly title: string;
  readonly targets: readonly PauseTarget[];
  readonly status: Status;
}

function PauseList({ title, targets, status: { queue } }: PauseListProps) {
  return (
    <section class="pause-list">
      <h3>{title}</h3>
      <ul>
        {targets.map((target) => {
          const pause = queue.paused.find(({ plugin, kind }) => plugin === target.plugin && kind === target.kind);
          return (
            <li key={pauseWords(target)}>
              <span>
                {pauseWords(target)} {pause && <small class="quiet">paused {ago(pause.since, now.value)}</small>}
              </span>
              <button
                class="button"
                type="button"
                aria-label={`${pause ? 'Go on with' : 'Pause'} ${pauseWords(target)}`}
                onClick={() => toggle(target, pause !== undefined)}
              >
                {pause ? 'Go on' : 'Pause'}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const toggle = (target: PauseTarget, isPaused: boolean): void => void saying(isPaused ? api.resume(target) : api.pause(target));

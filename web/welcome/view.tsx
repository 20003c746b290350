import './welcome.css';
import { signal } from '@preact/signals';
import { Choosing } from './choosing.tsx';
import { Working } from './working.tsx';

/** Whether the person began here: then the view shows how it goes. */
const isStarted = signal(false);

/** The first run, and later a way to add the usual folders. */
export default function WelcomeView() {
  return (
    <div class="page welcome">
      <h1>Welcome to paise2</h1>
      <p>
        paise2 reads the files in the folders that you choose, and keeps their words in an index on this machine, so that you find them as
        you type. It never changes your files, and nothing leaves this machine.
      </p>
      {isStarted.value ? <Working onMore={() => (isStarted.value = false)} /> : <Choosing onStarted={() => (isStarted.value = true)} />}
    </div>
  );
}

import { Link } from '../app/link.tsx';
import { Icon } from '../parts/icon.tsx';
import { searchAddress } from './address.ts';
import { answer } from './results-state.ts';

/** What the query became, where that is not just what was typed. It stands above the hits, and scrolls with them. */
export function Plan() {
  const shown = answer.value;
  if (!shown) return null;
  const { plan, didYouMean } = shown.result;
  const isOther = plan.text.trim().toLowerCase() !== shown.query.trim().toLowerCase() && shown.likeId === undefined && !shown.isTyping;
  return (
    <div class="plan">
      {didYouMean !== undefined && (
        <p class="did-you-mean">
          Did you mean <Link href={searchAddress(didYouMean)}>{didYouMean}</Link>?
        </p>
      )}
      {plan.loosened && (
        <p class="loosened">
          <Icon name="explain" /> <span>{plan.loosened.text}</span>
        </p>
      )}
      {plan.notes.map((note) => (
        <p key={note} class="loosened">
          <Icon name="explain" /> <span>{note}</span>
        </p>
      ))}
      {isOther && plan.text !== '' && (
        <details class="became">
          <summary>What the query became</summary>
          <code>{plan.text}</code>
        </details>
      )}
    </div>
  );
}

import type { ApprovalNeed } from '../../../../domain/approval.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { RefusalCode } from '../../../../domain/refusal.ts';
import type { Words } from '../words.ts';
import type { Kit } from './kit.ts';
import { ManagerPin } from './manager-pin.tsx';
import { Banner } from './parts.tsx';
import { factsOf } from './refusal-words.ts';
import type { Planning } from './screens.ts';

/** Refusals after which there is no plan left to approve. */
const OVER: readonly RefusalCode[] = ['PLAN_UNKNOWN', 'PLAN_SUPERSEDED', 'PLAN_TOO_OLD'];

interface Props {
  readonly plan: Plan;
  readonly screen: Pick<Planning, 'managers' | 'approval'>;
  readonly kit: Kit;
  readonly busy: boolean;
}

/** What of a plan a manager must approve and why, whom to ask, and their PIN; then who approved it. */
export function Approvals({ plan, screen, kit, busy }: Props) {
  const { words, backend, online, send } = kit;
  const { t, money } = words;
  const { id: planId, total, orderName, approvals } = plan;
  const { managers, approval } = screen;
  if (approvals.length === 0) return null;
  if (approval !== null && approval !== 'ran-out') {
    return (
      <s-banner heading={t('approval.given', { name: approval.manager.name })} tone="success">
        <s-text>{t('approval.until', { time: words.time(approval.validUntil) })}</s-text>
      </s-banner>
    );
  }
  return (
    <>
      {approval === 'ran-out' && <Banner words={words} says="approval.ranOut" tone="info" />}
      <s-banner heading={t('approval.heading')} tone="warning">
        <s-stack gap="small">
          {approvals.map((need) => (
            <s-text key={JSON.stringify(need)}>{needInWords(words, need)}</s-text>
          ))}
        </s-stack>
      </s-banner>
      <s-section>
        <ManagerPin
          managers={managers}
          label={t('approval.pinFor', { amount: money(total), order: orderName })}
          kit={kit}
          disabled={busy || !online}
          variant="primary"
          ask={(managerId, pin) => backend.approve(planId, managerId, pin)}
          onAnswer={(reply) => {
            if (reply.kind === 'approved') send({ type: 'approved', planId, approval: reply.approval });
            if (reply.kind === 'refused' && OVER.includes(reply.refusal.code)) {
              send({ type: 'approval-refused', planId, refusal: reply.refusal });
            }
          }}
        />
      </s-section>
    </>
  );
}

function needInWords(words: Words, need: ApprovalNeed): string {
  return words.t(`approval.need.${need.code}`, factsOf(words, need));
}

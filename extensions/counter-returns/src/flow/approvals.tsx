import { useState } from 'preact/hooks';
import type { ApprovalNeed, ManagerName } from '../../../../domain/approval.ts';
import type { ApproveReply } from '../../../../domain/contract.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { RefusalCode } from '../../../../domain/refusal.ts';
import type { Answer } from '../backend.ts';
import type { Words } from '../words.ts';
import type { Kit } from './kit.ts';
import { Banner } from './parts.tsx';
import { factsOf, refusalWords } from './refusal-words.ts';
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
  const { words, online } = kit;
  const { t } = words;
  const { managers, approval } = screen;
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (plan.approvals.length === 0) return null;
  if (approval !== null && approval !== 'ran-out') {
    return (
      <s-banner heading={t('approval.given', { name: approval.manager.name })} tone="success">
        <s-text>{t('approval.until', { time: words.time(approval.validUntil) })}</s-text>
      </s-banner>
    );
  }
  const ask = async (manager: ManagerName) => {
    setChoosing(false);
    setProblem(null);
    setProblem(await askPin(plan, manager, kit));
  };
  const [only] = managers;
  const disabled = busy || !online;
  return (
    <>
      {approval === 'ran-out' && <Banner words={words} says="approval.ranOut" tone="info" />}
      <s-banner heading={t('approval.heading')} tone="warning">
        <s-stack gap="small">
          {plan.approvals.map((need) => (
            <s-text key={JSON.stringify(need)}>{needInWords(words, need)}</s-text>
          ))}
          {problem !== null && <s-text type="strong">{problem}</s-text>}
          {!only && <s-text>{t('approval.nobody')}</s-text>}
        </s-stack>
      </s-banner>
      {only && (
        <s-section heading={choosing ? t('approval.which') : undefined}>
          <s-stack gap="small">
            {choosing ? (
              <>
                {managers.map((manager) => (
                  <s-button
                    key={manager.id}
                    variant="primary"
                    disabled={disabled}
                    onClick={() => void ask(manager)}
                  >
                    {manager.name}
                  </s-button>
                ))}
                <s-button variant="secondary" onClick={() => setChoosing(false)}>
                  {t('plan.cancel')}
                </s-button>
              </>
            ) : (
              <s-button
                variant="primary"
                disabled={disabled}
                onClick={() => (managers.length === 1 ? void ask(only) : setChoosing(true))}
              >
                {managers.length === 1 ? t('approval.askOne', { name: only.name }) : t('approval.ask')}
              </s-button>
            )}
          </s-stack>
        </s-section>
      )}
    </>
  );
}

/** Has a manager type their PIN until it is right or they leave. Answers what is left to be said when the pad has gone. */
async function askPin(plan: Plan, manager: ManagerName, kit: Kit): Promise<string | null> {
  const { host, backend, words, send } = kit;
  const { t, money } = words;
  const heard: { last: Answer<ApproveReply> | null } = { last: null };
  await host.askPin({
    title: t('approval.pinOf', { name: manager.name }),
    label: t('approval.pinFor', { amount: money(plan.total), order: plan.orderName }),
    check: async (pin) => {
      heard.last = await backend.approve(plan.id, manager.id, pin);
      return problemIn(heard.last, manager, words);
    },
  });
  // Only now: what is done in `check` would happen behind the pad.
  const { last } = heard;
  if (last?.kind === 'approved') send({ type: 'approved', planId: plan.id, approval: last.approval });
  if (last?.kind === 'refused' && OVER.includes(last.refusal.code)) {
    send({ type: 'approval-refused', planId: plan.id, refusal: last.refusal });
  }
  return last && problemIn(last, manager, words);
}

/** Why a PIN did not approve, and what to do; null where it did. */
function problemIn(answer: Answer<ApproveReply>, { name }: ManagerName, words: Words): string | null {
  const { t } = words;
  switch (answer.kind) {
    case 'failure':
      return `${t(`failure.${answer.code}.what`)}. ${t(`failure.${answer.code}.next`)}`;
    case 'approved':
      return null;
    case 'wrong_pin':
      return t('approval.wrong', { count: answer.triesLeft });
    case 'locked':
      return t(`approval.${answer.who}`, { name, time: words.time(answer.until) });
    case 'refused': {
      const { what, next } = refusalWords(words, answer.refusal);
      return `${what}. ${next}`;
    }
  }
}

function needInWords(words: Words, need: ApprovalNeed): string {
  return words.t(`approval.need.${need.code}`, factsOf(words, need));
}

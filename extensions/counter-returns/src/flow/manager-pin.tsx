import { useState } from 'preact/hooks';
import type { ManagerName } from '../../../../domain/approval.ts';
import type { ApproveReply, OwedReply } from '../../../../domain/contract.ts';
import type { Answer } from '../backend.ts';
import type { Words } from '../words.ts';
import type { Kit } from './kit.ts';
import { refusalWords } from './refusal-words.ts';

type Said = Answer<ApproveReply | OwedReply>;

/** Whom to ask, and their PIN on POS's pad until it is right or they leave. */
export function ManagerPin<Reply extends Said>({
  managers,
  label,
  kit,
  disabled,
  variant,
  ask,
  onAnswer,
}: {
  readonly managers: readonly ManagerName[];
  /** What the PIN is for. */
  readonly label: string;
  readonly kit: Kit;
  readonly disabled: boolean;
  readonly variant: 'primary' | 'secondary';
  readonly ask: (managerId: string, pin: string) => Promise<Reply>;
  /** The last answer, once the pad has gone. */
  readonly onAnswer: (reply: Reply) => void;
}) {
  const { host, words } = kit;
  const { t } = words;
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [only, ...others] = managers;
  if (!only) return <s-text>{t('approval.nobody')}</s-text>;
  const askPin = async (manager: ManagerName) => {
    setChoosing(false);
    setProblem(null);
    const heard: Reply[] = [];
    await host.askPin({
      title: t('approval.pinOf', { name: manager.name }),
      label,
      check: async (pin) => {
        const reply = await ask(manager.id, pin);
        heard.push(reply);
        return problemIn(reply, manager, words);
      },
    });
    // Only now: what is done in `check` would happen behind the pad.
    const last = heard.pop();
    if (!last) return;
    setProblem(problemIn(last, manager, words));
    onAnswer(last);
  };
  return (
    <s-stack gap="small">
      {problem !== null && <s-text type="strong">{problem}</s-text>}
      {choosing && <s-text>{t('approval.which')}</s-text>}
      {choosing ? (
        <>
          {managers.map((manager) => (
            <s-button
              key={manager.id}
              variant="primary"
              disabled={disabled}
              onClick={() => void askPin(manager)}
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
          variant={variant}
          disabled={disabled}
          onClick={() => (others.length === 0 ? void askPin(only) : setChoosing(true))}
        >
          {others.length === 0 ? t('approval.askOne', { name: only.name }) : t('approval.ask')}
        </s-button>
      )}
    </s-stack>
  );
}

/** Why a PIN did not do it, and what to do; null where it did. */
function problemIn(answer: Said, { name }: ManagerName, words: Words): string | null {
  const { t } = words;
  switch (answer.kind) {
    case 'failure':
      return `${t(`failure.${answer.code}.what`)}. ${t(`failure.${answer.code}.next`)}`;
    case 'approved':
    case 'settlement':
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

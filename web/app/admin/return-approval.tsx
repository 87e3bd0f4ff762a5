import { Facts } from './facts.tsx';
import type { ApprovalTexts } from './locales/manager-texts.ts';
import type { ApprovalView } from './present-approval.ts';

export function Approval({
  view,
  texts,
}: {
  readonly view: ApprovalView | null;
  readonly texts: ApprovalTexts;
}) {
  if (!view) return null;
  const why = (
    <s-stack gap="none">
      {view.why.map((need) => (
        <s-text key={need}>{need}</s-text>
      ))}
    </s-stack>
  );
  return (
    <s-section heading={texts.heading}>
      <Facts
        facts={[
          [texts.why, why],
          [texts.by, view.by ?? texts.notGiven],
          [texts.at, view.at],
        ]}
      />
      {view.remark && <s-text color="subdued">{view.remark}</s-text>}
    </s-section>
  );
}

import type { ReturnRecord } from '../log/read-return.ts';
import { needInWords } from './locales/manager-texts.ts';
import { approver } from './present-log.ts';
import type { Reader } from './reader.ts';

/** What a manager had to approve, and who did. */
export interface ApprovalView {
  readonly why: readonly string[];
  /** Null where nobody's approval was ever used. */
  readonly by: string | null;
  readonly at: string | null;
  /** Something that whoever looks into it should know; null as a rule. */
  readonly remark: string | null;
}

/** Null where nothing of the plan needed a manager. */
export function presentApproval(
  { needs, approval, userId }: Pick<ReturnRecord, 'needs' | 'approval' | 'userId'>,
  reader: Reader,
): ApprovalView | null {
  if (needs.length === 0) return null;
  const { texts, formats } = reader;
  return {
    why: needs.map((need) => needInWords(need, texts.approvals.needs, formats)),
    by: approval && approver(approval, reader),
    at: approval && formats.dateTime(new Date(approval.at)),
    remark: approval && String(approval.staffMemberId) === userId ? texts.approvals.ownAccount : null,
  };
}

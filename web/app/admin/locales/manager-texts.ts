import type { ApprovalNeed } from '../../../../domain/approval.ts';
import type { ManagerProblem } from '../../approve/manage-managers.ts';
import type { Formats } from '../formats.ts';

/** What a manager approved, in the log. */
export interface ApprovalTexts {
  readonly heading: string;
  readonly why: string;
  readonly by: string;
  readonly at: string;
  readonly notGiven: string;
  /** The till was signed in with the account of whoever approved. */
  readonly ownAccount: string;
  readonly approvedBy: (name: string) => string;
  readonly triesLeft: (tries: number) => string;
  readonly lockedUntil: (when: string) => string;
  readonly askedFor: (name: string) => string;
  /** One sentence for each need: a code without words does not compile. */
  readonly needs: {
    readonly [C in ApprovalNeed['code']]: (
      facts: Extract<ApprovalNeed, { readonly code: C }>,
      formats: Formats,
    ) => string;
  };
}

/** The page on which managers and their PINs are set up. */
export interface ManagerTexts {
  readonly heading: string;
  readonly back: string;
  readonly intro: string;
  readonly emptyHeading: string;
  readonly empty: string;
  readonly table: string;
  readonly name: string;
  readonly staffNumber: string;
  readonly staffNumberHint: string;
  readonly state: string;
  readonly active: string;
  readonly inactive: string;
  readonly locked: (until: string) => string;
  readonly failures: (count: string) => string;
  readonly changed: string;
  readonly changedBy: (when: string, account: string) => string;
  readonly change: (name: string) => string;
  readonly add: string;
  readonly pin: string;
  readonly pinHint: string;
  readonly pinAgain: string;
  readonly save: string;
  readonly newPin: string;
  readonly setPin: string;
  readonly deactivate: string;
  readonly deactivateHint: string;
  readonly activate: string;
  readonly activateHint: string;
  readonly added: string;
  readonly saved: string;
  readonly pinSet: string;
  readonly deactivated: string;
  readonly activated: string;
  readonly notSaved: string;
  readonly unknown: string;
  readonly problems: Readonly<Record<ManagerProblem['code'], string>>;
}

/** A need in words. One of a code that this version does not know yet is shown by its code. */
export function needInWords(need: ApprovalNeed, texts: ApprovalTexts['needs'], formats: Formats): string {
  const say: ((facts: never, formats: Formats) => string) | undefined = texts[need.code];
  return say ? say(need as never, formats) : need.code;
}

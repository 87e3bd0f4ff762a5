import type { GoodsStatus, LegStatus, MoneyStatus } from '../../../domain/settlement.ts';
import type { Outcome } from '../log/filter.ts';
import type { JournalEvent } from '../log/read-return.ts';

type Tone = 'neutral' | 'info' | 'success' | 'caution' | 'warning' | 'critical';

// Colour only repeats what the words beside it say.
export const OUTCOME_TONES: Record<Outcome, Tone> = {
  finished: 'success',
  running: 'info',
  pending: 'info',
  owed: 'critical',
  due: 'warning',
  overdue: 'critical',
  attention: 'critical',
  refused: 'warning',
  unconfirmed: 'neutral',
  abandoned: 'neutral',
};

export const GOODS_TONES: Record<GoodsStatus, Tone> = {
  waiting: 'info',
  returned: 'success',
  cancelled: 'success',
  not_returned: 'neutral',
};

export const MONEY_TONES: Record<MoneyStatus, Tone> = {
  unknown: 'info',
  paid: 'success',
  pending: 'info',
  owed: 'critical',
  partly: 'critical',
  not_paid: 'neutral',
  due: 'warning',
  none: 'neutral',
};

export const LEG_TONES: Record<LegStatus, Tone> = {
  waiting: 'info',
  success: 'success',
  pending: 'info',
  failed: 'critical',
  moved: 'neutral',
  settled_elsewhere: 'success',
  not_cancelled: 'critical',
};

export const EVENT_TONES: Record<JournalEvent, Tone> = {
  intended: 'neutral',
  found: 'info',
  acted: 'success',
  refused: 'warning',
  failed: 'critical',
  unknown: 'caution',
  state: 'neutral',
};

import { sum, toDecimal, type Money } from '../../domain/money.ts';
import type { Job } from './jobs.ts';

/** What became of one return. */
export interface Outcome {
  readonly job: Job;
  readonly refunded: Money;
  readonly different: Money;
  /** In words; none when all agrees. */
  readonly findings: readonly string[];
}

export interface Report {
  /** The table of what differs, then the one line that says it all. */
  readonly text: string;
  readonly allAgree: boolean;
}

/** Counts credit notes and drills: a note over two orders is right when both its returns are. */
export function reportOf(outcomes: readonly Outcome[], currency: string): Report {
  const byName = Map.groupBy(outcomes, ({ job }) => job.name);
  const right = [...byName.values()].filter((parts) => parts.every(({ findings }) => findings.length === 0));
  const refunded = sum(
    currency,
    outcomes.map((outcome) => outcome.refunded),
  );
  const different = sum(
    currency,
    outcomes.map((outcome) => outcome.different),
  );
  const wrong = outcomes.filter(({ findings }) => findings.length > 0);
  const table = wrong.flatMap(({ job, findings }) =>
    findings.map((finding, index) => [index === 0 ? job.name : '', index === 0 ? job.order : '', finding]),
  );
  const lines = [
    ...columns([['RETURN', 'ORDER', 'WHAT DIFFERS'], ...table]).slice(table.length === 0 ? 1 : 0),
    `${right.length}/${byName.size} returns, ${toDecimal(refunded)} ${currency} refunded, ${toDecimal(different)} different`,
  ];
  return { text: lines.join('\n'), allAgree: wrong.length === 0 && byName.size > 0 };
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [width(0), width(1)];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

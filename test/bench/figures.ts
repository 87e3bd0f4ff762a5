/** One number of the bench. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it must not exceed (design budgets); absent where there is none. */
  readonly limit?: number;
  /** What it was measured on, or what stands beside it. */
  readonly note?: string;
}

export function isOver({ value, limit }: Figure): boolean {
  return limit !== undefined && value > limit;
}

/** The table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${shown(figure.value)} ${figure.unit}`.trim(),
    figure.limit === undefined ? '' : `${isOver(figure) ? 'OVER' : 'ok'}, limit ${shown(figure.limit)}`,
    figure.note ?? '',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = low] =
    sorted.length % 2 === 1 ? [sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return (low + high) / 2;
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}

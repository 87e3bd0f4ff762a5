export function findChromium(): string | undefined;
export function ensureChromium(say?: (line: string) => void): string;
export function chromiumLaunchOptions(): { executablePath: string; args: string[] };
export const BROWSER_USER_AGENT: string;

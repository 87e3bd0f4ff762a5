/** Something in the shop that a newcomer can scan, and what it is good for. */
export interface ScanFixture {
  label: string;
  text: string;
}

/** What the server tells the workbench; it lies in the page as JSON. */
export interface WorkbenchConfig {
  shopName: string;
  staff: { id: number; name: string; role: string; pin: string }[];
  locations: { id: number; name: string; counter: boolean }[];
  locales: string[];
  /** Worked examples of the loaded store file, best first. */
  examples: { title: string; steps: string[]; scan: string }[];
  fixtures: ScanFixture[];
}

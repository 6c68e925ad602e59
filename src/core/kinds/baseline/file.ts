/** The problems that were there when checking began: one file a root, beside its policy. */
export const BASELINE_FILE = "rai-docs.baseline.yaml";

export const isBaselinePath = (path: string): boolean => path === BASELINE_FILE;

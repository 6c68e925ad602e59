import type { Severity } from "../problem.js";

export type RuleSeverity = Severity | "off";

const ORDER: readonly RuleSeverity[] = ["error", "warning", "info", "off"];

export const stricter = (a: RuleSeverity, b: RuleSeverity): RuleSeverity => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

export const isLooser = (a: RuleSeverity, b: RuleSeverity): boolean => ORDER.indexOf(a) > ORDER.indexOf(b);

/** Rules that no policy may loosen: who decides, what is traced, what is asked, and how closely it is looked at. */
export const isLocked = (rule: string): boolean => /^(?:governance|trace|policy|tier)\//.test(rule) || rule === "schema/required";

import type { Tier } from "./kind.js";

/** `tier 1 (high)` */
export const tierName = (tier: Tier): string => `tier ${tier} (${["high", "medium", "low"][tier - 1]})`;

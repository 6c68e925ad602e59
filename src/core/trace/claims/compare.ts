import Big from "big.js";
import { readNumber, type Written } from "./number.js";

/** Half a sentence says why two numbers could not be compared. */
export type Comparison = "equal" | "different" | { readonly unverifiable: string };

/**
 * Compares numbers by their own characters, in decimal. Equal: the difference is at most half a unit of the claim's last written
 * digit, or at most the tolerance. The exponent counts: the last digit of 0.871 and of 8.71e-1 is a thousandth, that of 1e3 a thousand,
 * that of 1.0e3 a hundred. Percent is not guessed: 87 and 0.87 differ.
 * @param tolerance absolute, not negative
 */
export function compareClaim(claim: string, evidence: string, tolerance?: string): Comparison {
	const [ours, theirs] = [readNumber(claim, "the claim"), readNumber(evidence, "the evidence")];
	if ("unverifiable" in ours) return ours;
	if ("unverifiable" in theirs) return theirs;
	const apart = ours.value.minus(theirs.value).abs();
	if (apart.lte(new Big(`5e${ours.last - 1}`))) return "equal";
	return tolerance === undefined ? "different" : within(apart, tolerance);
}

function within(apart: Big, tolerance: string): Comparison {
	const allowed = readNumber(tolerance, "the tolerance");
	if ("unverifiable" in allowed) return allowed;
	if (allowed.value.lt(0)) return { unverifiable: `the tolerance ${tolerance} is negative` };
	return apart.lte(allowed.value) ? "equal" : "different";
}

const HALF_EVEN = 2;

/**
 * The evidence's value as the claim should state it: rounded half-even to the claim's decimals, 0.817 for 0.8171234 where 0.871 is claimed.
 * The evidence's own characters where that would not be its value any more: a number without decimals for a share, an exponent.
 */
export function valueAsWritten(claim: string, evidence: string): string {
	const [ours, theirs] = [readNumber(claim, ""), readNumber(evidence, "")];
	if ("unverifiable" in ours || "unverifiable" in theirs || ours.exponent) return evidence;
	const rounded = theirs.value.toFixed(decimalsFor(ours, theirs), HALF_EVEN);
	const keeps = Math.min(2, digitsOf(theirs.value.toFixed()));
	return digitsOf(rounded) >= keeps && rounded.length <= MAX_DIGITS ? rounded : evidence;
}

/** Evidence is never written with more decimals than it has. */
const decimalsFor = (ours: Written, theirs: Written): number => Math.max(0, -Math.max(ours.last, theirs.last));

/** Longer numbers are written with an exponent, as the evidence does. */
const MAX_DIGITS = 40;

/** How many digits say something: none of 0.00, one of 0.05, three of 0.500. */
const digitsOf = (plain: string): number => plain.replace(/[-.]/g, "").replace(/^0+/, "").length;

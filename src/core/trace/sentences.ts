import type { Checked } from "../check.js";
import { countedStates, minimumCounts } from "./counts.js";
import { plain } from "./plain.js";
import type { TracedClaim } from "./trace.js";

/** How some documents stand, in sentences without full stops: counts, never a score. */
export function sentencesOn(checks: readonly Checked[]): string[] {
	return [referenceSentence(checks), numberSentence(checks), owedSentence(checks)].filter((sentence) => sentence !== "");
}

/** `12 of 14 references match their pins; 1 target changed, 1 not checkable here` */
function referenceSentence(checks: readonly Checked[]): string {
	const states = checks.flatMap(({ traced }) => (traced?.references ?? []).map(({ resolution }) => resolution?.state));
	if (states.length === 0) return "No references";
	const others = states.filter((state) => state !== "verified");
	const what = states.length === 1 ? "reference matches its pin" : "references match their pins";
	return sentence(`${states.length - others.length} of ${states.length} ${what}`, [countedStates(others)]);
}

/** `5 of 6 numbers are as their evidence says; 1 otherwise` */
function numberSentence(checks: readonly Checked[]): string {
	const states = checks.flatMap(({ traced }) => (traced?.claims ?? []).map(({ state }) => state));
	if (states.length === 0) return "";
	const count = (wanted: TracedClaim["state"]): number => states.filter((state) => state === wanted).length;
	const what = states.length === 1 ? "number is as its evidence says" : "numbers are as their evidence says";
	return sentence(`${count("equal")} of ${states.length} ${what}`, [
		some(count("different"), "otherwise"),
		some(count("unverifiable"), "not checkable here"),
	]);
}

/** `2 of 3 documents show what they are about as their tiers ask; not yet: MC-credit`. Nothing before all was looked at. */
function owedSentence(checks: readonly Checked[]): string {
	if (checks.some(({ traced }) => traced?.classes.some(({ state }) => state === "pending"))) return "";
	const { verified, unverifiable, total, failing } = minimumCounts(checks);
	if (total === 0) return "";
	const what = total === 1 ? "document shows what it is about as its tier asks" : "documents show what they are about as their tiers ask";
	return sentence(`${verified} of ${total} ${what}`, [
		failing.length > 0 ? `not yet: ${failing.map(plain).join(", ")}` : "",
		some(unverifiable, "not checkable here"),
	]);
}

const some = (count: number, words: string): string => (count > 0 ? `${count} ${words}` : "");

function sentence(head: string, others: readonly string[]): string {
	const told = others.filter((other) => other !== "").join(", ");
	return told === "" ? head : `${head}; ${told}`;
}

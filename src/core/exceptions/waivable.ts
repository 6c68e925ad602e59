/** Rules that nobody can be excused from, each with the reason as people are told. */
const FIRM: readonly (readonly [rules: RegExp, reason: string])[] = [
	[/^(?:exception|baseline)\//, "rules about exceptions hold for every exception"],
	[
		/^(?:governance\/|policy\/(?!threshold$)|decision\/authority$)/,
		"who may decide, and what was decided, is not for an exception to change",
	],
	[/^(?:file\/(?!placeholder$)|yaml\/(?!ambiguous$)|artifact\/kind$)/, "what cannot be read as it is meant was not checked at all"],
	[/^(?:tier\/|artifact\/tier$)/, "how much is asked follows from the harm that is possible, and nobody is excused from knowing it"],
	[/^(?:risk\/acceptance|pack\/commitment)$/, "who may accept a risk, or promise something to others, is not for an exception to change"],
	[/^artifact\/(?:duplicate-id|status-step)$/, "whoever reads it could not tell what was approved"],
	[/^packet\/(?:member-changed|member-missing)$/, "a board would decide on something else than it read"],
	[/^trace\/(?:digest-mismatch|tag-moved|claim-different)$/, "what contradicts its record does not become true for a while"],
	[/^trace\/outside$/, "nothing outside of the workspace is read, for whatever reason"],
	[/^system\/(?:unapproved-action|actions-tier)$/, "a system that acts on people is judged as one"],
];

/** Why a rule cannot be waived, as half a sentence; undefined where it can. */
export const whyFirm = (rule: string): string | undefined => FIRM.find(([rules]) => rules.test(rule))?.[1];

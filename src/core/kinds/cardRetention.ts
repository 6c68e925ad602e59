import type { Guidance } from "./kind.js";
import { whole } from "./parts.js";

/** How long a model or system card is kept: the same question, and the same answer to it. */
export const cardRetention: readonly Guidance[] = whole(
	{
		at: "/retention",
		ask: "How long is this card kept, and on what ground?",
		why: "The question of what was known comes years later.",
		readers: "Records management and auditors.",
		weak: "As required",
		strong: "until 2036-12-31, because EU high-risk documentation is kept ten years.",
		minutes: 1,
		snippet: 'retention:\n  until: "$1"\n  basis: "$2"',
	},
	["until", "Until when is it kept?", "As required", "`2036-12-31`"],
	["basis", "On what ground?", "Policy", "EU AI Act, Article 18: ten years."],
);

import type { Guidance } from "./kind.js";
import { whole } from "./parts.js";

/** How long a document is kept: the same question of most, and the same answer to it. @param what as in “this card” */
export const retentionOf = (what: string): readonly Guidance[] =>
	whole(
		{
			at: "/retention",
			ask: `How long is ${what} kept, and on what ground?`,
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

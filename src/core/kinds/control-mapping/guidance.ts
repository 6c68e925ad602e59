import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";
import { retentionOf } from "../retention.js";

export const guidance: readonly Guidance[] = [
	...whole(
		{
			at: "/framework",
			ask: "Which framework is mapped, in which version?",
			why: "Numbers move between versions. A mapping to “the NIST framework” is to a list that nobody can look up in a year.",
			readers: "Auditors, and customers who compare.",
			weak: "NIST",
			strong: 'id: nist-ai-rmf; version: "1.0"',
			minutes: 1,
			snippet: 'framework:\n  id: $1\n  version: "$2"',
		},
		["id", "What is it called?", "The standard", "`iso-iec-42001`"],
		["version", "Which version or year?", "Latest", '`"2023"`'],
	),
	...whole(
		{
			at: "/mappings",
			ask: "Which controls apply, how far is each in place, and what shows it?",
			why: "A customer or an auditor picks three rows and asks to see them. If the three hold, they believe the rest.",
			readers: "Auditors, customers, and whoever closes the gaps.",
			weak: "All controls are addressed by our governance process.",
			strong: "control_id: MAP 5.1; applicability: applicable; implementation: partial; evidence: [RA-credit-risk#/risks/0/inherent]",
			minutes: 6,
			snippet: 'mappings:\n  - control_id: "$1"\n    applicability: $2\n    implementation: $3\n    evidence: ["$4"]',
		},
		["-/control_id", "Which control is it, as the framework numbers it?", "Risk control", "`MAP 5.1`"],
		[
			"-/title",
			"What does it ask for, in your own words?",
			"See the standard",
			"The likelihood of each harm is estimated and written down",
		],
		["-/applicability", "Does it apply?", "`not-applicable`, as it is hard", "`shared`: the host meets a part"],
		[
			"-/justification",
			"Why does it not apply, or who else meets it?",
			"Out of scope",
			"It is about systems that act in the world, and ours only ranks; SC-credit-risk says so.",
		],
		["-/implementation", "How far is it in place?", "`implemented`, as a policy exists", "`partial`: in two of 41 branches"],
		["-/evidence", "What shows it?", "Internal documents", "`[RA-credit-risk#/risks/0/inherent]`"],
	),
	...whole(
		{
			at: "/mappings/-/gaps",
			ask: "What is missing, who closes it, and by when?",
			why: "“Partial” without a gap is “implemented” with a bad conscience.",
			readers: "Whoever closes it, and auditors.",
			weak: "Improvements are planned.",
			strong: "gap: 39 branches have no second officer; risk: RSK-credit-risk-1; owner: Jon Berg; due: 2026-11-13",
			minutes: 2,
			snippet: 'gaps:\n  - gap: "$1"\n    owner: { name: "$2" }\n    due: $3',
		},
		["-/gap", "What is missing?", "Maturity", "39 branches have no second officer."],
		["-/risk", "Which risk grows by it?", "Several", "`RSK-credit-risk-1`"],
		["-/owner", "Who closes it?", "Operations", "`{ name: Jon Berg, email: jon@example.com }`"],
		["-/owner/name", "Which person is that?", "Operations", "Jon Berg"],
		["-/due", "By when?", "2027", "`2026-11-13`"],
	),
	{
		at: "/disclaimer",
		ask: "What is this mapping not?",
		why: "A table with a law's name on it is passed on as a legal opinion, unless it says that it is none.",
		readers: "Everybody it is passed on to.",
		weak: "For information only",
		strong: "`not legal advice; final interpretation with Legal`",
		minutes: 1,
		snippet: "disclaimer: not legal advice; final interpretation with Legal",
	},
	{
		at: "#summary",
		ask: "Which controls were looked at, which are missing, and who reads this for which purpose?",
		why: "Eighty rows look complete. Somebody has to say which ten decide.",
		readers: "Customers, auditors, and the board.",
		weak: "The system meets the requirements of the framework.",
		strong:
			"All 19 subcategories of MEASURE, for the request of Bank X. Twelve are in place, five in part; MEASURE 2.12 on energy is not, because nobody has measured it.",
		minutes: 4,
	},
	// From tier 2.
	{
		at: "#gaps",
		ask: "Which gaps matter, what could they lead to, and in which order are they closed?",
		why: "Gaps are closed in the order of their numbers, if nobody says which of them hurts.",
		readers: "The board, and whoever plans the quarter.",
		weak: "All gaps will be remediated.",
		strong:
			"The second look matters most: without it somebody under 25 is refused in error each week. The missing measurement of energy hurts nobody, and waits until spring.",
		minutes: 3,
	},
	// At tier 1.
	...whole(
		{
			at: "/mappings/-/assessment",
			ask: "Who looked at it, how, and what did they find?",
			why: "“Implemented” is what the builder says. Whether it works, somebody has to see who did not build it.",
			readers: "Auditors, and customers.",
			weak: "Self-assessed.",
			strong: "result: satisfied; method: [EXAMINE, TEST]; assessor: Lena Ortiz; date: 2026-09-30; expires: 2027-09-30",
			minutes: 2,
			snippet: 'assessment:\n  result: $1\n  method: [$2]\n  assessor: { name: "$3" }\n  date: $4',
		},
		["result", "Does it do what it is for?", "`satisfied`, on paper", "`not-satisfied`"],
		["method", "How was it looked at?", "`[EXAMINE]`: the policy", "`[EXAMINE, TEST]`: ten refusals were followed"],
		["assessor", "Who looked?", "Second line", "`{ name: Lena Ortiz }`"],
		["assessor/name", "Which person is that?", "Second line", "Lena Ortiz"],
		["date", "On which day?", "Q3", "`2026-09-30`"],
		["expires", "Until when does it count?", "Until changed", "`2027-09-30`"],
	),
	...retentionOf("this mapping"),
	{
		at: "#method",
		ask: "Who looked at what, how was a control judged, and what was not looked at?",
		why: "Two people call one thing “partial” and “implemented”. The reader has to know what the words meant to you.",
		readers: "Auditors.",
		weak: "Based on industry best practice.",
		strong:
			"Partial means: in place, and not everywhere. Lena Ortiz followed three cases for each control that is in place. What the host meets was taken from its report of May and not looked at.",
		minutes: 3,
	},
];

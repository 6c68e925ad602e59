import type { Guidance } from "./kind.js";
import { whole } from "./parts.js";

/** What every document asks for beside its kind's own questions. */
export const envelopeGuidance: readonly Guidance[] = [
	...whole(
		{
			at: "/owner",
			ask: "Who answers for this document?",
			why: "A document that belongs to a team belongs to nobody on the day it is wrong.",
			readers: "Anyone with a question.",
			weak: "AI team",
			strong: "`{ name: Ada Osei, email: ada@example.com }`",
			minutes: 1,
			snippet: 'owner:\n  name: "$1"\n  email: "$2"',
		},
		["name", "Which person is that?", "AI team", "Ada Osei"],
	),
	{
		at: "/approvals",
		ask: "Who decided what, and about which version?",
		why: "An approval without a name, a date and a version cannot be relied on a year later.",
		readers: "Auditors, and whoever deploys it.",
		weak: "Approved by the board",
		strong: '`{ role: rai-lead, name: T. Lindqvist, decision: approved, date: 2026-10-02, version: "2.1.0" }`',
		minutes: 1,
	},
];

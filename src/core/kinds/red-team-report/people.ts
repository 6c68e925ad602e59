import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";

/** Who attacked whom, when, with what, and who may read how. */
export const people: readonly Guidance[] = [
	...whole(
		{
			at: "/team",
			ask: "Who attacked, what do they know, and do they build it as well?",
			why: "Those who build a thing know where it is strong, and attack there. And a tool tries only what somebody thought of last year.",
			readers: "The board, which has to judge how hard somebody tried.",
			weak: "The security team.",
			strong:
				"type: mixed; members: five, two of them from outside; expertise: security, refunds, Swedish and Danish; none of them builds it",
			minutes: 2,
			snippet: 'team:\n  type: $1\n  members:\n    - { name: "$2" }',
		},
		["type", "Are they of the organisation, from outside, both, or only tools?", "`mixed`, as the tool is bought", "`internal`"],
		["members", "Which people attacked?", "The red team", "`[{ name: Lena Ortiz }, { name: Sam Cole }]`"],
		["members/-/name", "Which person is that?", "A colleague", "Lena Ortiz"],
		[
			"independence",
			"Do they also build it, and to whom do they report?",
			"Independent",
			"None of them builds it; they report to the head of security.",
		],
		["expertise", "What do they know?", "AI", "Security, refunds, Swedish and Danish"],
	),
	...whole(
		{
			at: "/dates",
			ask: "From when to when was it attacked?",
			why: "Attacks get better each month, and systems change each week. A red team of last year is about another system and other attackers.",
			readers: "The board, and auditors.",
			weak: "Autumn",
			strong: "start: 2026-09-21; end: 2026-10-02",
			minutes: 1,
			snippet: "dates:\n  start: $1\n  end: $2",
		},
		["start", "On which day did it begin?", "In autumn", "`2026-09-21`"],
		["end", "On which day did it end?", "After two weeks", "`2026-10-02`"],
	),
	...whole(
		{
			at: "/threat_model",
			ask: "Who would want what, and where would they get in?",
			why: "Without an attacker in mind one tries what is fun. The bored customer and the former colleague want different things.",
			readers: "Security, and whoever plans the next red team.",
			weak: "Malicious users.",
			strong: "assets: refunds, names of others; adversaries: a customer who wants money; entry_points: the text of a ticket",
			minutes: 4,
			snippet: 'threat_model:\n  assets: "$1"\n  adversaries: "$2"\n  entry_points: "$3"',
		},
		["assets", "What is worth attacking?", "Data", "Refunds, and the names of other customers"],
		["adversaries", "Who would do it, and what can they do?", "Hackers", "A customer who wants money and can write tickets"],
		["entry_points", "Where would they get in?", "The interface", "The text of a ticket, and files attached to it"],
	),
	...whole(
		{
			at: "/tooling",
			ask: "What was used to attack, in which version?",
			why: "Tools learn new attacks with each version. Next year's number is only comparable if both are known.",
			readers: "The next red team.",
			weak: "Open-source tools",
			strong: "`[{ name: garak, version: 0.13.0, config: git:3f2a9c1…#redteam/garak.yaml }]`",
			minutes: 1,
			snippet: 'tooling:\n  - name: "$1"\n    version: "$2"',
		},
		["-/name", "Which tool is that?", "A scanner", "garak"],
		["-/version", "Which version of it?", "The latest", '`"0.13.0"`'],
	),
	...whole(
		{
			at: "/handling",
			ask: "Where are the words of the attacks kept, and who may read them?",
			why: "A report is forwarded. A list of sentences that work, in the report, is forwarded with it.",
			readers: "Security, and whoever needs an example.",
			weak: "Examples are attached.",
			strong: "payload_storage: `file:vault/2026-10.zip@sha256:…`; access: the red team and the on-call engineer, on request",
			minutes: 1,
			snippet: 'handling:\n  payload_storage: "$1"\n  access: "$2"',
		},
		["payload_storage", "Where are they kept?", "In the wiki", "`file:vault/2026-10.zip@sha256:…`"],
		["access", "Who may read them?", "The team", "The red team and the on-call engineer, on request"],
	),
];

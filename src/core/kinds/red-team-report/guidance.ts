import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";
import { conclusionGuidance, findingsGuidance, testLimitsOf } from "../reports/guidance.js";
import { retentionOf } from "../retention.js";
import { attacks } from "./attacks.js";
import { people } from "./people.js";

export const guidance: readonly Guidance[] = [
	...whole(
		{
			at: "/scope",
			ask: "What was attacked, in which version, and what was not?",
			why: "“It was red-teamed” is said of the whole system for years. It was said of one version, and of what was in reach that week.",
			readers: "The board, and whoever plans the next red team.",
			weak: "The assistant.",
			strong: "targets: the model and its prompt at a commit; in: answers to agents, the search; out: the phone, as nobody could record it",
			minutes: 2,
			snippet: 'scope:\n  targets:\n    - "$1"\n  in: "$2"',
		},
		["targets", "Which versions were attacked?", "The current release", "`[git:3f2a9c1…#prompts/helpdesk.txt, hf:acme/helpdesk@5e1f…]`"],
		["in", "What was attacked?", "Everything", "Answers to agents, and the search through tickets"],
		["out", "What was not, and why?", "Nothing", "The phone: it cannot be recorded. Refunds: they are read by a person."],
		[
			"access",
			"How much did the attackers know?",
			"`white-box`, as they are colleagues",
			"`grey-box`: they had the prompt, not the filters",
		],
		["environment", "Where was it attacked?", "In production, to be realistic", "A copy in staging, with made-up customers"],
	),
	...attacks,
	...findingsGuidance,
	...conclusionGuidance,
	{
		at: "#summary",
		ask: "What could an attacker do, what was done about it, and what is still open, in words that anyone can read?",
		why: "The board decides about people who will be lied to, and has five minutes. It does not read transcripts.",
		readers: "The board, and the owner.",
		weak: "The attack success rate was 1.3 %.",
		strong:
			"A line hidden in a ticket could make it draft a refund; an agent would have to send it. Since the filter of 12 October it no longer does, in 200 trials.",
		minutes: 3,
	},
	// From tier 2.
	{
		at: "/classification",
		ask: "Who may read this report?",
		why: "It says how to do harm. Whoever forwards it should know that before.",
		readers: "Everybody who holds a copy.",
		weak: "`internal`",
		strong: "`confidential`",
		minutes: 1,
	},
	...people,
	testLimitsOf("this red team", "Five people, nine days and three languages: a patient attacker has more of each. Nobody tried pictures."),
	{
		at: "#scope-and-rules",
		ask: "What were the attackers allowed to do, and when were they to stop?",
		why: "Attackers find what nobody expected. Without rules they find it in the data of real people.",
		readers: "Security, privacy, and the next red team.",
		weak: "Standard rules of engagement apply.",
		strong:
			"Made-up customers only. Whoever sees a real name stops and calls privacy. No load beyond ten requests a second. Payloads stay in the vault.",
		minutes: 3,
	},
	// At tier 1.
	...retentionOf("this report"),
	{
		at: "#retest",
		ask: "What was tried again once it was mended, and did it hold?",
		why: "A fix that stops the one sentence that was found stops nobody who can rephrase.",
		readers: "The board, and whoever relies on the fix.",
		weak: "All issues have been remediated.",
		strong:
			"The hidden line was tried 200 times, 150 of them reworded by somebody who had not seen the fix. Two got through in Danish, and are FND-helpdesk-4.",
		minutes: 3,
	},
];

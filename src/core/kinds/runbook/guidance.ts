import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";
import { retentionOf } from "../retention.js";
import { incident } from "./incident.js";

export const guidance: readonly Guidance[] = [
	{
		at: "/type",
		ask: "What is it for?",
		why: "Who opens it at three in the morning has to know at once whether it is the right one.",
		readers: "The engineer on call.",
		weak: "`incident-response`, for everything",
		strong: "`monitoring-alert`",
		minutes: 1,
		snippet: "type: $1",
	},
	{
		at: "/triggers",
		ask: "What makes somebody open it?",
		why: "A runbook that no alert names is found after the incident.",
		readers: "Whoever sets up the alerts, and the engineer on call.",
		weak: "In case of problems.",
		strong: "The alert MON-credit-risk#refusals-under-25; a call from a branch about wrong refusals",
		minutes: 1,
		snippet: 'triggers:\n  - "$1"',
	},
	...whole(
		{
			at: "/roles",
			ask: "Who does what, each with a name?",
			why: "In an incident everybody helps and nobody leads. One name for each role ends the first half hour of asking around.",
			readers: "The engineer on call, who has to reach them.",
			weak: "incident-commander: the team lead on duty",
			strong: "incident-commander: Mira Sand; engineering: Grace Lin; rai: Ada Osei",
			minutes: 2,
			snippet: 'roles:\n  engineering: { name: "$1" }',
		},
		["incident-commander", "Who leads, and says when it is over?", "Whoever is there", "`{ name: Mira Sand, email: mira@example.com }`"],
		["incident-commander/name", "Which person is that?", "The team lead", "Mira Sand"],
		["engineering/name", "Which person can change the system?", "On-call", "Grace Lin"],
		["rai/name", "Which person judges the harm?", "The RAI team", "Ada Osei"],
		["comms/name", "Which person speaks to people outside?", "The press office", "Noor Haddad"],
		["privacy/name", "Which person is called when personal data are touched?", "Legal", "Eva Lund"],
		["security/name", "Which person is called when somebody attacks?", "The SOC", "Sam Cole"],
		["legal/name", "Which person knows the deadlines of authorities?", "Legal", "Tove Lindqvist"],
	),
	...whole(
		{
			at: "/steps",
			ask: "What is done, in order, and by whom?",
			why: "Tired people skip what is not written down, and do twice what is.",
			readers: "The engineer on call.",
			weak: "Investigate the issue and take appropriate action.",
			strong: "action: `flags set credit-score off`; actor: engineering; expected: officers see “no score today”; time_limit: PT5M",
			minutes: 5,
			snippet: 'steps:\n  - action: "$1"\n    actor: "$2"',
		},
		["-/action", "What is done?", "Investigate", "Switch the flag `credit-score` off."],
		["-/actor", "Who does it?", "Someone", "engineering"],
		["-/expected", "How does one see that it worked?", "It works again", "Officers see “no score today”."],
		["-/time_limit", "After how long does one go on without it?", "When it takes too long", "`PT5M`"],
	),
	{
		at: "/recovery_criteria",
		ask: "What has to be true before it is over, so that anyone can check it?",
		why: "An incident is over when everybody is tired, unless somebody wrote down what over means.",
		readers: "Whoever leads, and the people who were harmed.",
		weak: "The system is stable again.",
		strong: "Refusals under 25 are below 0.08 for two days; everybody who was refused in error has been called.",
		minutes: 2,
		snippet: 'recovery_criteria:\n  - "$1"',
	},
	// From tier 2, each where its type asks for it.
	...incident,
	{
		at: "/interpretation",
		ask: "How are the results read, and where does the evidence go?",
		why: "Two people run the same test and report different things, because nobody said what counts as wrong.",
		readers: "Whoever runs it, and whoever compares two runs.",
		weak: "Results are interpreted by experts.",
		strong:
			"An answer counts as wrong if one of its two sources does not say so. The table goes to `eval/<date>/` in git, with the commit of the prompt.",
		minutes: 3,
	},
	{
		at: "#when-to-use",
		ask: "How does one recognise the case that this is for, and which one is it not for?",
		why: "The wrong runbook is followed to its end before anybody notices.",
		readers: "The engineer on call.",
		weak: "Use this runbook when the alert fires.",
		strong:
			"More refusals of people under 25 than last week, at the same income. If all ages are refused more, the bureau is down: RUN-bureau. If nobody is refused at all, the flag is off.",
		minutes: 2,
	},
	// At tier 1.
	...whole(
		{
			at: "/last_exercised",
			ask: "When was it last tried, and what came of it?",
			why: "A runbook that nobody has tried has a wrong command in its third step.",
			readers: "The board, and the engineer on call.",
			weak: "Exercised regularly.",
			strong: "date: 2026-09-30; type: game-day; result: off within six minutes; gaps: the branch in the north has no telephone list",
			minutes: 2,
			snippet: 'last_exercised:\n  date: $1\n  type: $2\n  result: "$3"',
		},
		["date", "On which day?", "Last year", "`2026-09-30`"],
		["type", "Was it talked through, tried, or needed?", "`game-day`, for a talk", "`tabletop`"],
		["result", "What worked, and what did not?", "Successful", "Off within six minutes; the third command had moved."],
		["evidence", "Which notes show it?", "In the calendar", "`file:drills/2026-09-30.md@sha256:…`"],
	),
	...retentionOf("this runbook"),
	{
		at: "#after-it-is-over",
		ask: "What is done when it is over: for those who were harmed, and so that it does not come again?",
		why: "When the alert is quiet everybody goes to bed. Those who were harmed are still there in the morning.",
		readers: "Whoever led, and the owner.",
		weak: "A post-mortem is conducted.",
		strong:
			"Everybody who was refused in error is called within a week. The evidence goes to the incident record; within ten days those who were there meet, and each cause gets a test.",
		minutes: 3,
	},
];

import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";

/** Asked at every tier. */
const atOnce: readonly Guidance[] = [
	...whole(
		{
			at: "/escalation",
			ask: "Who is called when, and how soon?",
			why: "In the night nobody knows who may decide. It has to stand somewhere.",
			readers: "The engineer on call.",
			weak: "Management is informed if needed.",
			strong: "condition: two branches report wrong refusals; to: product-vp; within: PT1H",
			minutes: 2,
			snippet: 'escalation:\n  - condition: "$1"\n    to: "$2"\n    within: $3',
		},
		["-/condition", "What has happened then?", "A serious issue", "Two branches report wrong refusals."],
		["-/to", "Who is called?", "Management", "product-vp"],
		["-/within", "How soon?", "Immediately", "`PT1H`"],
	),
	...whole(
		{
			at: "/review_cadence",
			ask: "How often does somebody look at all of it together, and who?",
			why: "Slow changes trip no alert. Only somebody who looks at half a year sees them.",
			readers: "The owner.",
			weak: "Regularly.",
			strong: "every: P1M; next: 2026-11-02; owner: Jon Berg",
			minutes: 1,
			snippet: 'review_cadence:\n  every: $1\n  owner: { name: "$2" }',
		},
		["every", "How often?", "Regularly", "`P1M`"],
		["owner", "Who looks?", "The team", "`{ name: Jon Berg, email: jon@example.com }`"],
		["owner/name", "Which person is that?", "The team", "Jon Berg"],
		["next", "On which day is the next time?", "Next month", "`2026-11-02`"],
	),
];

/** Asked from tier 2 on, at tier 1 only, or where there are such. */
const stricter: readonly Guidance[] = [
	{
		at: "/feedback_channels",
		ask: "How can people who are concerned say that something is wrong, and who reads it?",
		why: "Those who are harmed notice first. If they can tell nobody, they tell everybody.",
		readers: "Support, and the owner.",
		weak: "Users can contact support.",
		strong: "A line on each letter of refusal; branch staff press “odd”; Lena Ortiz reads both each morning.",
		minutes: 2,
		snippet: 'feedback_channels:\n  - "$1"',
	},
	...whole(
		{
			at: "/log_retention",
			ask: "How long are logs kept, on what ground, and who may read them?",
			why: "Thrown away too early, nobody can find out what happened. Kept too long, they are one more thing that can leak.",
			readers: "Privacy, auditors, and whoever looks into an incident.",
			weak: "According to policy.",
			strong: "duration: P6M, as high-risk systems owe; basis: EU AI Act, Article 19; access: on-call and privacy",
			minutes: 1,
			snippet: 'log_retention:\n  duration: $1\n  basis: "$2"',
		},
		["duration", "How long?", "As needed", "`P6M`"],
		["basis", "On what ground?", "Policy", "EU AI Act, Article 19"],
		["access", "Who may read them?", "Staff", "On-call and privacy"],
	),
	{
		at: "/blind_spots",
		ask: "What would none of this show?",
		why: "People stop looking where they believe that a machine does. Say where it does not.",
		readers: "The board, and owners of the risks.",
		weak: "None known.",
		strong: "Refused people who never complain: whether they would have paid is only known from appeals. The phone.",
		minutes: 2,
		snippet: 'blind_spots:\n  - "$1"',
	},
	...whole(
		{
			at: "/drift",
			ask: "How is it noticed that the world has changed, compared with what?",
			why: "A model learns a year and is used in the next. The difference grows slowly, and no single case shows it.",
			readers: "Engineers who decide when to train again.",
			weak: "Drift detection is enabled.",
			strong: "method: psi; reference: the training data, pinned; thresholds: warn 0.1, critical 0.25",
			minutes: 2,
			snippet: 'drift:\n  method: $1\n  reference: "$2"',
		},
		["method", "How are new data compared with old ones?", "Statistically", "`psi`"],
		["reference", "With which data are they compared?", "Last month", "`dvc:data/applications.csv.dvc@md5:9b1c…`"],
	),
	...whole(
		{
			at: "/provider_change_detection",
			ask: "How is it noticed that somebody else's model has changed?",
			why: "A provider improves a model overnight, under the same name. What was tested is gone, and nobody is told.",
			readers: "The engineer on call.",
			weak: "We follow the provider's announcements.",
			strong: "method: fifty fixed questions each night, answers compared; cadence: P1D; canary_suite: `git:3f2a9c1…#canary.csv`",
			minutes: 2,
			snippet: 'provider_change_detection:\n  method: "$1"\n  cadence: $2',
		},
		["method", "How is it noticed?", "By mail", "Fifty fixed questions each night, answers compared"],
		["cadence", "How often is it looked at?", "Often", "`P1D`"],
	),
	...whole(
		{
			at: "/alert_quality",
			ask: "How many alerts were there, and after how many did somebody do something?",
			why: "Who is woken for nothing three times sleeps through the fourth.",
			readers: "The owner, and the people on call.",
			weak: "Few false alarms.",
			strong: "period: July to September 2026; alerts: 21; meaningful: 15; precision: 0.714",
			minutes: 1,
			snippet: "alert_quality:\n  alerts: $1\n  meaningful: $2",
		},
		["alerts", "How many were there?", "Some", "`21`"],
		["meaningful", "After how many did somebody do something?", "Most", "`15`"],
	),
	...whole(
		{
			at: "/human_review",
			ask: "Who reads some of the results, and how many?",
			why: "Numbers only count what somebody thought of. A person who reads finds the rest.",
			readers: "The owner, and evaluators.",
			weak: "Spot checks are carried out.",
			strong: "sample_rate: 0.02; reviewers: two loan officers in turn, on Fridays; rubric_ref: `git:3f2a9c1…#review.md`",
			minutes: 2,
			snippet: 'human_review:\n  sample_rate: $1\n  reviewers: "$2"',
		},
		["sample_rate", "Which share is read?", "A sample", "`0.02`"],
		["reviewers", "Who reads them?", "Experts", "Two loan officers in turn, on Fridays"],
	),
	...whole(
		{
			at: "/targets",
			ask: "How fast is harm to be noticed, and how fast is it to be stopped?",
			why: "Three days are ninety people. Whoever sets the time sets the number.",
			readers: "The board, and site reliability.",
			weak: "As fast as possible.",
			strong: "mttd: P1D, as most days have thirty such applicants; mttm: PT1H",
			minutes: 1,
			snippet: "targets:\n  mttd: $1\n  mttm: $2",
		},
		["mttd", "From the first harm until somebody knows?", "Fast", "`P1D`"],
		["mttm", "From then until nobody else is harmed?", "At once", "`PT1H`"],
	),
];

/** What stands around the metrics: who is called, who looks, and what nobody would notice. */
export const around = { atOnce, stricter };

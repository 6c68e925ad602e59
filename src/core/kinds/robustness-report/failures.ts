import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";

/** What happens by itself, under load, and when something fails. */
export const failures: readonly Guidance[] = [
	...whole(
		{
			at: "/nondeterminism",
			ask: "How much does the answer to the same question vary?",
			why: "Two people who ask the same thing should be treated alike. If the answer is drawn by lot, somebody loses without having done anything else.",
			readers: "Fairness reviewers, and whoever compares two versions.",
			weak: "Temperature was set low.",
			strong: "repeats: 5; metric: right answers; mean: 0.91; sd: 0.012; min: 0.89; max: 0.93",
			minutes: 2,
			snippet: 'nondeterminism:\n  repeats: $1\n  metric: "$2"\n  mean: $3\n  sd: $4',
		},
		["repeats", "How often were the same cases run?", "Once", "`5`"],
		["metric", "What was measured?", "Quality", "right answers"],
		["mean", "What is the mean of the runs?", "Good", "`0.91`"],
		["sd", "How far do they lie apart?", "Not far", "`0.012`"],
	),
	...whole(
		{
			at: "/fail_safe",
			ask: "What happens when something fails: the model, a source, the provider?",
			why: "Everything fails some day. What counts is whether people then meet a person, a queue, or a wrong answer.",
			readers: "The engineer on call, and operations.",
			weak: "The system degrades gracefully.",
			strong:
				"trigger: the score does not answer for two seconds; expected: “no score today”; observed: the same, after nine seconds; pass: false",
			minutes: 3,
			snippet: 'fail_safe:\n  - trigger: "$1"\n    expected: "$2"\n    observed: "$3"',
		},
		["-/trigger", "What was made to fail?", "An outage", "The score does not answer for two seconds."],
		["-/expected", "What was to happen then?", "A fallback", "Officers see “no score today”."],
		["-/observed", "What did happen?", "As expected", "They did, after nine seconds."],
	),
	...whole(
		{
			at: "/stress",
			ask: "What happens under more load than it was built for?",
			why: "The busiest day is the one on which most people need it.",
			readers: "Site reliability, and product.",
			weak: "Load tests were successful.",
			strong:
				"load: 40 applications a minute, four times a Monday; latency_p95: 3.1 s; error_rate: 0.02; degradation_mode: a queue that says how long",
			minutes: 2,
			snippet: 'stress:\n  load: "$1"\n  latency_p95: "$2"\n  error_rate: $3\n  degradation_mode: "$4"',
		},
		["load", "How much was it given, beside how much is usual?", "High load", "40 applications a minute, four times a Monday"],
		["latency_p95", "How long did nineteen of twenty requests take at most?", "Fast", "3.1 s"],
		["error_rate", "Which share of requests failed?", "Hardly any", "`0.02`"],
		["degradation_mode", "What do people meet then?", "Slower responses", "A queue that says how long it takes."],
	),
	...whole(
		{
			at: "/feedback_loop",
			ask: "Does what it does come back as what it learns from?",
			why: "Who is refused never shows that they would have paid. A model that learns from its own refusals is more sure of them each year.",
			readers: "Engineers who retrain it, and fairness reviewers.",
			weak: "Not applicable.",
			strong:
				"continues_learning: true; analysis: refused people have no outcome; mitigation: one refusal in fifty is granted and followed",
			minutes: 3,
			snippet: "feedback_loop:\n  continues_learning: $1",
		},
		[
			"continues_learning",
			"Does it go on learning while it is used?",
			"`false`, though it is retrained each year on its own decisions",
			"`true`",
		],
		[
			"analysis",
			"How could its own results come back to it, and what would that do?",
			"Monitored",
			"Refused people have no outcome, so it grows more sure of them.",
		],
		["mitigation", "What is done against it?", "Retraining", "One refusal in fifty is granted and followed."],
	),
];

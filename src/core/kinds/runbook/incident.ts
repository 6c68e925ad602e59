import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";

/** What an incident asks for beside the steps. */
export const incident: readonly Guidance[] = [
	...whole(
		{
			at: "/severity_scale",
			ask: "How bad is how bad, and how soon does somebody act?",
			why: "Without a scale the loudest decides. Written down before, it protects those who are quiet.",
			readers: "Whoever leads, and the board, which counts them.",
			weak: "Severity is assessed case by case.",
			strong: "level: sev1; criteria: somebody lost money or a home by it; response_time: PT30M",
			minutes: 3,
			snippet: 'severity_scale:\n  - level: $1\n    criteria: "$2"\n    response_time: $3',
		},
		["-/level", "Which level is it?", "`sev3`, like all of them", "`sev1`"],
		["-/criteria", "How does one recognise it?", "Serious", "Somebody lost money or a home by it."],
		["-/response_time", "How soon does somebody act?", "Immediately", "`PT30M`"],
	),
	{
		at: "/containment",
		ask: "What can be done at once so that nobody else is harmed?",
		why: "Finding the cause takes days. What stops the harm in minutes has to be known before.",
		readers: "The engineer on call.",
		weak: "`[rollback]`, which takes until morning",
		strong: "`[feature-flag, manual-review]`",
		minutes: 1,
	},
	{
		at: "/evidence_checklist",
		ask: "What is kept before it is overwritten?",
		why: "The first thing people do is to restart it, and with that the evidence is gone.",
		readers: "The engineer on call, and whoever looks for the cause.",
		weak: "`[logs]`",
		strong:
			"`[model-version, prompt-version, dataset-version, config, logs, affected-cohorts, reproduction-steps, sample-outputs, telemetry, timeline]`",
		minutes: 1,
	},
	...whole(
		{
			at: "/communications",
			ask: "Who is told what, and by when?",
			why: "Authorities have deadlines, and people who were harmed should not learn it from the newspaper. A serious incident is due in fifteen days, a death in ten, a widespread one in two.",
			readers: "Communications and legal.",
			weak: "Stakeholders are kept informed.",
			strong:
				"audience: the market authority; trigger: a serious incident; deadline: P15D. audience: those refused in error; deadline: P7D",
			minutes: 3,
			snippet: 'communications:\n  - audience: "$1"\n    trigger: "$2"\n    deadline: $3',
		},
		["-/audience", "Who is told?", "Stakeholders", "Everybody who was refused in error"],
		["-/trigger", "When is it owed?", "If necessary", "As soon as it is known who they are"],
		["-/deadline", "By when?", "In time", "`P7D`"],
	),
];

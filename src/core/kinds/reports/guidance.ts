import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";

/** What exactly was tested: the same question of every report. */
export const testedGuidance: readonly Guidance[] = whole(
	{
		at: "/subject",
		ask: "Which version was tested, and on which data?",
		why: "A result holds for one version. A week later the model is another one, and the number is still quoted.",
		readers: "Whoever releases it, and auditors who ask what the number was about.",
		weak: "The current model.",
		strong: "model: `git:3f2a9c1…#models/credit.onnx`; datasets: `dvc:data/test.csv.dvc@md5:9b1c…`",
		minutes: 2,
		snippet: 'subject:\n  model: "$1"\n  datasets:\n    - "$2"',
	},
	["model", "Which version of the model was tested?", "The new one", "`git:3f2a9c1…#models/credit.onnx`"],
	["datasets", "On which data was it tested?", "The test set", "`[dvc:data/test.csv.dvc@md5:9b1c…]`"],
	["code", "From which commit was the code that was tested?", "`main`", "`git:3f2a9c1…#score/`"],
);

export const runGuidance: readonly Guidance[] = whole(
	{
		at: "/run",
		ask: "When was it run, by whom, and where is the run recorded?",
		why: "Numbers without a run cannot be made again, and nobody can tell whether they are from before the last change or after it.",
		readers: "Whoever runs it again, and reviewers.",
		weak: "Last week, on the cluster.",
		strong: "date: 2026-09-14; ref: `runs:/8f3c…`; executor: Jon Berg; environment: the nightly container, two CPUs",
		minutes: 2,
		snippet: "run:\n  date: $1",
	},
	["date", "On which day was it run?", "September", "`2026-09-14`"],
	["executor", "Who ran it?", "The data team", "`{ name: Jon Berg, email: jon@example.com }`"],
	["executor/name", "Which person is that?", "The data team", "Jon Berg"],
	["environment", "What did it run on?", "Our servers", "The nightly container `eval:12`, two CPUs, no network"],
	["tools", "What did the measuring?", "Scripts", "`[{ name: fairlearn, version: 0.12.0 }]`"],
	["tools/-/name", "Which tool is that?", "A library", "fairlearn"],
	["tools/-/version", "Which version of it?", "The latest", '`"0.12.0"`'],
	["command", "What does one type to run it again?", "See README", "`python eval/run.py --data data/test.csv --seed 7`"],
);

export const findingsGuidance: readonly Guidance[] = [
	...whole(
		{
			at: "/findings",
			ask: "What was found that somebody has to do something about? If nothing was, say under `no_findings` what was looked for.",
			why: "What stands in a table is read and forgotten. What has a name, a severity and an owner is asked about until it is settled.",
			readers: "Those who mend it, and the board, which counts what is open.",
			weak: "Some fairness gaps were observed.",
			strong:
				"`FND-credit-risk-1`: people under 25 who would pay are refused twice as often; sev2; RSK-credit-risk-1; Jon Berg; 2026-10-20",
			minutes: 3,
			snippet: 'findings:\n  - id: FND-$1\n    title: "$2"\n    severity: $3\n    status: $4',
		},
		["-/id", "What is this finding called?", "1", "`FND-credit-risk-1`"],
		["-/title", "What was found, in a sentence?", "Bias", "People under 25 who would pay are refused twice as often."],
		["-/severity", "How bad is it, from `sev1` to `sev4`?", "`sev3`, like all of them", "`sev2`: some hundred people a year lose a loan"],
		["-/status", "How far is it?", "`fixed`, as it is planned", "`remediating`"],
	),
	{
		at: "/findings/-/risk",
		ask: "Which risk of the risk assessment does it belong to?",
		why: "A finding shows that a risk is real. If it stays apart, the risk is still rated as if nobody had seen it happen.",
		readers: "The owner of the risk, who rates it again.",
		weak: "Fairness",
		strong: "`RSK-credit-risk-1`",
		minutes: 1,
	},
	...whole(
		{
			at: "/findings/-/owner",
			ask: "Who sees to it?",
			why: "A test team finds, and cannot mend. Without a name it is found again in the next test.",
			readers: "The person named, and whoever asks how far it is.",
			weak: "Engineering",
			strong: "`{ name: Jon Berg, email: jon@example.com }`",
			minutes: 1,
			snippet: 'owner: { name: "$1" }',
		},
		["name", "Which person is that?", "Engineering", "Jon Berg"],
	),
	{
		at: "/findings/-/due",
		ask: "By when is it settled?",
		why: "What has no day is after the release.",
		readers: "The owner of the finding, and the board.",
		weak: "Soon",
		strong: "`2026-10-20`",
		minutes: 1,
		snippet: "due: $1",
	},
	{
		at: "/no_findings",
		ask: "What was looked for, if nothing was found?",
		why: "“No findings” is good news only if somebody looked in the right places.",
		readers: "Reviewers, who ask where nobody looked.",
		weak: "No issues identified.",
		strong: "Errors by garage, weekday and hour, and on each public holiday: none differs from the whole by more than its interval.",
		minutes: 2,
	},
];

export const conclusionGuidance: readonly Guidance[] = whole(
	{
		at: "/conclusion",
		ask: "What do the results say about the release, and why?",
		why: "A reader who has to draw the conclusion draws the one that was hoped for.",
		readers: "The board, which reads this first.",
		weak: "status: pass; rationale: results are satisfactory.",
		strong:
			"status: pass-with-conditions; rationale: every threshold is reached but for people under 25; conditions: a second look at each of their refusals",
		minutes: 3,
		snippet: 'conclusion:\n  status: $1\n  rationale: "$2"',
	},
	["status", "Is it good enough?", "`pass`, with remarks", "`pass-with-conditions`"],
	["rationale", "Why does that follow from the results?", "As shown above.", "Every threshold is reached but for people under 25."],
	[
		"conditions",
		"What must be done or stay true for it to pass?",
		"Continued monitoring",
		"A second look at every refusal of someone under 25.",
	],
	[
		"confidence",
		"How far can the test be trusted to find what is wrong?",
		"`high`",
		"`medium`: nine weeks, and no public holiday among them",
	],
);

export const reproducibilityGuidance: readonly Guidance[] = whole(
	{
		at: "/reproducibility",
		ask: "How does somebody else get the same numbers, and who has?",
		why: "A number that only one person can make is an opinion of that person.",
		readers: "Whoever runs it again, and auditors.",
		weak: "The notebook is available on request.",
		strong: "script: `git:3f2a9c1…#eval/run.py`; reproduced_by: Lena Ortiz, 2026-09-20, to the third decimal",
		minutes: 2,
		snippet: 'reproducibility:\n  script: "$1"',
	},
	["script", "Which notebook or script makes the numbers?", "A notebook", "`git:3f2a9c1…#eval/run.py`"],
	["reproduced_by", "Who else got the same numbers?", "The executor", "`{ name: Lena Ortiz, email: lena@example.com }`"],
	["reproduced_by/name", "Which person is that?", "A colleague", "Lena Ortiz"],
	["reproduced_on", "On which day did this person?", "Afterwards", "`2026-09-20`"],
);

/** What a test does not show. @param what as in “this evaluation” */
export const testLimitsOf = (what: string, strong: string): Guidance => ({
	at: "/limitations",
	ask: `What does ${what} not show?`,
	why: "Every test leaves something out. Who does not read what, believes that it was tested.",
	readers: "The board, and whoever plans the next test.",
	weak: "Standard limitations apply.",
	strong,
	minutes: 2,
	snippet: 'limitations:\n  - "$1"',
});

import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";
import { testLimitsOf } from "../reports/guidance.js";
import { retentionOf } from "../retention.js";
import { suites } from "./suites.js";

export const guidance: readonly Guidance[] = [
	...whole(
		{
			at: "/subject",
			ask: "Which version is to be tested?",
			why: "A plan for “the model” fits every model, the one that is trained on the last day before the release included.",
			readers: "Whoever runs the tests, and reviewers of the report.",
			weak: "The new model.",
			strong: "model: `git:3f2a9c1…#models/credit.onnx`; version: 2.1.0",
			minutes: 1,
			snippet: 'subject:\n  model: "$1"',
		},
		["model", "Which version of the model is that?", "The new one", "`git:3f2a9c1…#models/credit.onnx`"],
	),
	{
		at: "/objectives",
		ask: "Which questions shall the results answer?",
		why: "Without a question every result is interesting, and none decides anything.",
		readers: "The board, which has to decide by the answers.",
		weak: "Evaluate model performance and fairness.",
		strong: "Is it better than last year's score for everybody? Does the second look take away the difference for people under 25?",
		minutes: 2,
		snippet: 'objectives:\n  - "$1"',
	},
	...suites,
	...whole(
		{
			at: "/acceptance",
			ask: "What must the results show for the release to go ahead?",
			why: "A threshold that is chosen after the result always fits. Written down before, it protects those who would be harmed by a near miss.",
			readers: "Those who agree to it now, and the board that is bound by it later.",
			weak: "Results are satisfactory.",
			strong:
				"All blocking thresholds are reached. A fairness threshold that is missed by less than its interval goes to the board; one that is missed by more does not pass.",
			minutes: 3,
			snippet: 'acceptance:\n  rule: "$1"',
		},
		[
			"rule",
			"When does it pass, and what does a near miss mean?",
			"If all is well",
			"All blocking thresholds are reached; a near miss goes to the board.",
		],
	),
	// From tier 2.
	{
		at: "/ai_pattern",
		ask: "How does it use AI, as the intake says?",
		why: "A model that answers differently each time is tested many times, and attacked as well as measured.",
		readers: "Whoever plans the tests.",
		weak: "`classic-ml`, though a prompt was added",
		strong: "`[rag, api-foundation-model]`",
		minutes: 1,
	},
	{
		at: "/risks_covered",
		ask: "Which risks would these tests show?",
		why: "Tests are often about what is easy to measure. The list of risks shows what is left for luck.",
		readers: "Owners of the risks, who look for theirs.",
		weak: "All of them.",
		strong: "`[RSK-credit-risk-1, RSK-credit-risk-3]`",
		minutes: 2,
		snippet: 'risks_covered:\n  - "$1"',
	},
	...whole(
		{
			at: "/cohorts",
			ask: "Which groups of people are compared, why these, and on what ground may the attribute be used?",
			why: "A group that is not in the plan is not in the report, and nobody notices that it is treated worse.",
			readers: "Fairness reviewers, privacy, and the people concerned.",
			weak: "Protected groups.",
			strong: "attribute: age; groups: under 25, 25 to 75, over 75; rationale: short histories are scored low; lawful_basis: Art. 6(1)(c)",
			minutes: 4,
			snippet: 'cohorts:\n  - attribute: "$1"\n    groups: "$2"\n    rationale: "$3"\n    lawful_basis: "$4"',
		},
		["-/attribute", "What divides people into groups?", "Demographics", "age"],
		["-/groups", "Which groups are that?", "Young and old", "under 25, 25 to 75, over 75"],
		[
			"-/rationale",
			"Who could be treated worse, and why?",
			"Best practice",
			"Short account histories are scored low, and young people have no others.",
		],
		[
			"-/lawful_basis",
			"On what ground may the attribute be used for this?",
			"Internal use",
			"Art. 6(1)(c): the bank must show equal treatment.",
		],
	),
	...whole(
		{
			at: "/human_evaluation",
			ask: "Who judges by hand, and by which written rules?",
			why: "Two people who judge without rules judge two different things, and the mean of that is nothing.",
			readers: "The raters, and reviewers who have to trust them.",
			weak: "Experts will review the outputs.",
			strong:
				"raters: six agents from the phone team, two for each answer; guidance_ref: `git:3f2a9c1…#eval/rubric.md`; agreement_target: kappa 0.7",
			minutes: 2,
			snippet: 'human_evaluation:\n  raters: "$1"\n  guidance_ref: "$2"',
		},
		["raters", "Who are they, and how many judge each case?", "Experts", "Six agents from the phone team, two for each answer"],
		["guidance_ref", "By which written rules do they judge?", "Common sense", "`git:3f2a9c1…#eval/rubric.md`"],
	),
	...whole(
		{
			at: "/schedule",
			ask: "When is it run, and when does the board need the results?",
			why: "Tests that end after the packet is due are tests whose results nobody waits for.",
			readers: "Everybody who has to be free then.",
			weak: "Before launch.",
			strong: "start: 2026-09-01; end: 2026-09-14; packet_due: 2026-09-28",
			minutes: 1,
			snippet: "schedule:\n  start: $1\n  end: $2\n  packet_due: $3",
		},
		["start", "On which day does it begin?", "Soon", "`2026-09-01`"],
		["end", "On which day does it end?", "When done", "`2026-09-14`"],
		["packet_due", "On which day does the board have to have the results?", "In time", "`2026-09-28`"],
	),
	...whole(
		{
			at: "/regression",
			ask: "What are the results compared with, and what makes the tests run again?",
			why: "A model that passed in May is another system in October: the data moved, a prompt was changed, the provider changed the model.",
			readers: "Engineers who change something, and the owner.",
			weak: "Periodically.",
			strong: "baseline: ER-credit-risk-2025@1.0.0; triggers: a new model, a new data source, an alert of MON-credit-risk",
			minutes: 2,
			snippet: 'regression:\n  triggers:\n    - "$1"',
		},
		["triggers", "What makes the tests run again?", "Changes", "A new model, a new data source, an alert of MON-credit-risk"],
		["baseline", "What are the results compared with?", "The last ones", "`ER-credit-risk-2025@1.0.0`"],
	),
	testLimitsOf("this evaluation", "Declined applicants have no outcome, and public holidays are too few to be counted apart."),
	{
		at: "#test-design",
		ask: "Why these tests, and what was done so that they are fair?",
		why: "Most wrong results come from the test: cases the model has seen, labels by those who hope, a sample from the good days.",
		readers: "Evaluators, and reviewers of the plan.",
		weak: "A comprehensive test strategy has been defined.",
		strong:
			"The last six months are locked away since June. Whoever writes the labels sees the outcome and not the score. Cases are drawn by branch, so that the small ones count.",
		minutes: 4,
	},
	// Where there are such.
	...whole(
		{
			at: "/data_access",
			ask: "Which data may not everybody use, and who allowed it for this?",
			why: "A test on data that nobody was allowed to use has to be thrown away, with its results.",
			readers: "Privacy, and whoever runs the tests.",
			weak: "Access is available.",
			strong: "data: applications with names, in the vault; approval: PA-credit-risk, of 2026-08-11",
			minutes: 1,
			snippet: 'data_access:\n  - data: "$1"\n    approval: "$2"',
		},
		["-/data", "Which data are that?", "Production data", "Applications with names, in the vault"],
		["-/approval", "What shows that they may be used for this?", "By mail", "`file:approvals/2026-08-11.pdf@sha256:…`"],
	),
	// At tier 1.
	{
		at: "/deviations_policy",
		ask: "What may be done otherwise than planned, and who has to agree?",
		why: "No plan survives the first day. If nobody said what may change, either nothing is told or nothing is tested.",
		readers: "Whoever runs the tests, and reviewers of the report.",
		weak: "Deviations will be documented.",
		strong:
			"Sample sizes may fall by a tenth without asking. Thresholds and groups change only with the RAI lead, before any result is seen.",
		minutes: 2,
	},
	...retentionOf("this plan"),
	{
		at: "#acceptance-criteria",
		ask: "Who would be harmed by a near miss, and how was that weighed when the thresholds were set?",
		why: "A threshold is a number of people. Those who agree to it should know who they are.",
		readers: "The board, and auditors.",
		weak: "Thresholds follow industry standards.",
		strong:
			"Three refusals in error of a hundred are about 900 people a year. Product wanted five, fairness two; at three the branches can read every appeal within a week.",
		minutes: 4,
	},
];

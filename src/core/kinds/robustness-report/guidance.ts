import type { Guidance } from "../kind.js";
import { whole } from "../parts.js";
import {
	conclusionGuidance,
	findingsGuidance,
	reproducibilityGuidance,
	runGuidance,
	testedGuidance,
	testLimitsOf,
} from "../reports/guidance.js";
import { retentionOf } from "../retention.js";
import { failures } from "./failures.js";

export const guidance: readonly Guidance[] = [
	...testedGuidance,
	...runGuidance,
	...whole(
		{
			at: "/probes",
			ask: "What was changed, and how much worse do the results get?",
			why: "A system is tested on good days and used on all of them. The first typing mistake, the first full moon and the first new branch are tests, too.",
			readers: "Engineers, who decide what to harden, and the board.",
			weak: "The model is robust to noise.",
			strong: "type: missing-features; description: income left out; metric: auroc; baseline: 0.871; perturbed: 0.79; degradation: 0.093",
			minutes: 5,
			snippet: 'probes:\n  - type: $1\n    description: "$2"\n    metric: "$3"\n    baseline: $4\n    perturbed: $5',
		},
		["-/type", "What kind of change is it?", "`noise`, for everything", "`missing-features`"],
		[
			"-/description",
			"What is done to the input, or to what it depends on?",
			"Perturbed",
			"Income is left out of one application in five.",
		],
		["-/metric", "What was measured?", "Quality", "auroc"],
		["-/baseline", "What is the value without the change?", "Good", "`0.871`"],
		["-/perturbed", "What is the value with it?", "Nearly as good", "`0.79`"],
		["-/n", "How many cases was it measured on?", "Enough", "`8240`"],
		["-/degradation", "How much worse is that, as a share of the baseline?", "A little", "`0.093`"],
		["-/threshold", "How much worse may it get?", "Not much", "`0.05`"],
		["-/dataset", "On which data was it run?", "The test set with noise", "`dvc:data/probes/no-income.csv.dvc@md5:9b1c…`"],
		["-/evidence", "Which file or run holds the numbers?", "Notebook", '`{ ref: "git:3f2a…#eval/probes.csv", row: { probe: no-income } }`'],
	),
	{
		at: "/generalization_limits",
		ask: "Where should nobody expect it to work, as nothing like it was tested?",
		why: "What works in three branches is soon used in the fourth. The limit has to be known before the branch is opened.",
		readers: "Product managers with a new idea, and whoever sells it.",
		weak: "Performance may vary.",
		strong: "Applicants who moved here within two years: there were 31 of them. Other countries. Anything before 2019.",
		minutes: 2,
		snippet: 'generalization_limits:\n  - "$1"',
	},
	...conclusionGuidance,
	{
		at: "#summary",
		ask: "Under which changes does it still work, and under which not, in words that anyone can read?",
		why: "Who runs it has to know the day on which to stop trusting it.",
		readers: "Everyone who works with it, and the board.",
		weak: "Robustness was confirmed across sixteen perturbations.",
		strong: "Typing mistakes change nothing. Without the income it is no better than age alone, and says so nowhere: that has to change.",
		minutes: 3,
	},
	// From tier 2.
	{
		at: "/plan",
		ask: "Which plan set how much worse it may get?",
		why: "A limit that is set after the result is the result.",
		readers: "Reviewers, who compare the two.",
		weak: "As agreed with the team.",
		strong: "`EP-credit-risk@1.0.0`",
		minutes: 1,
	},
	{
		at: "/ai_pattern",
		ask: "How does it use AI, as the intake says?",
		why: "What generates also varies by itself, without any change to what goes in.",
		readers: "Whoever reads the numbers.",
		weak: "`classic-ml`, though a prompt was added",
		strong: "`[classic-ml]`",
		minutes: 1,
	},
	...findingsGuidance,
	...failures,
	testLimitsOf("this test", "Each change was tried by itself; two at once, as on a bad day, were not."),
	...reproducibilityGuidance,
	{
		at: "#perturbations",
		ask: "How were the changes chosen, and how near are they to what happens in use?",
		why: "A change that never happens proves nothing, and the one that happens each Monday is easily forgotten.",
		readers: "Evaluators, and engineers who know the bad days.",
		weak: "A range of common perturbations was applied.",
		strong:
			"From the log of the helpdesk: of 212 complaints, 80 came with a field left empty, 41 with a scan that was hard to read. Both were rebuilt on 8,240 cases.",
		minutes: 3,
	},
	...retentionOf("this report"),
	{
		at: "#stress-and-fail-safe",
		ask: "What do people meet when it breaks, and how was that tried?",
		why: "A fallback that nobody has tried is a hope. On the day, people meet whatever happens instead.",
		readers: "The engineer on call, and operations.",
		weak: "Fail-safe mechanisms are in place.",
		strong:
			"We pulled the plug of the score on a Tuesday at ten. Officers saw “no score today” within a minute and went on by hand; the queue was back to normal at noon.",
		minutes: 3,
	},
];

import type { Guidance } from "../../kind.js";
import { type Part, whole } from "../../parts.js";
import { retentionOf } from "../../retention.js";

/** Whether personal data are at one place, and how that is known. */
const placeOf = (place: string, ask: string): readonly Part[] => [
	[place, ask, "Not expected", "present: false; scan: file:scans/2026-10.json@sha256:…"],
	[`${place}/present`, "Are there any?", "`false`, by design", "`true`: names in one of 400"],
	[`${place}/scan`, "What came out of the search?", "Nothing found", "`file:scans/2026-10.json@sha256:…`"],
];

const tier2: readonly Guidance[] = [
	...whole(
		{
			at: "/minimization",
			ask: "What is left out, shortened or deleted because it is not needed?",
			why: "What is not there cannot leak, be subpoenaed or be used for something else. It is the only safeguard that never fails.",
			readers: "The data protection officer, and engineers.",
			weak: "Only necessary data is collected.",
			strong: "measure: names, addresses and numbers are cut out before the sorter reads; evidence: git:3f2a9c1…#src/cut.py",
			minutes: 3,
			snippet: 'minimization:\n  - measure: "$1"',
		},
		["-/measure", "What is done?", "Data is filtered", "Names, addresses and numbers are cut out before the sorter reads."],
		["-/evidence", "What shows that it is done?", "By policy", "`git:3f2a9c1…#tests/cut.py`"],
	),
	...whole(
		{
			at: "/rights",
			ask: "How do people have each of their rights, in the data, the model and the logs?",
			why: "Deleting a row is easy. Somebody will ask what became of them in the model, and must get an answer within a month.",
			readers: "Whoever answers such letters, and the people who write them.",
			weak: "Via the privacy portal.",
			strong: "erasure: the message goes within a day; the model was never trained on it; logs are gone by the next morning",
			minutes: 5,
			snippet: 'rights:\n  access: "$1"\n  rectification: "$2"\n  erasure: "$3"\n  objection: "$4"',
		},
		["access", "How does somebody get to see their data?", "On request", "The desk prints the messages and the list they stood on."],
		[
			"rectification",
			"How is what is wrong put right?",
			"Contact us",
			"A nurse moves the message; the old place stays in the log for a day.",
		],
		[
			"erasure",
			"How are their data deleted, also from what was made of them?",
			"Data is deleted",
			"Within a day; the model was never trained on messages.",
		],
		["objection", "How does somebody say no?", "Unsubscribe", "Whoever calls instead is asked the same questions by the desk."],
		[
			"human_review",
			"How does somebody get a person to look at a decision?",
			"Escalation process",
			"A nurse reads every message within four hours anyway.",
		],
	),
	...whole(
		{
			at: "/pii_presence",
			ask: "Where in the system did you look for personal data, and what did you find?",
			why: "They are never only where they belong. Logs and prompts are where they are found last.",
			readers: "Engineers, and the data protection officer.",
			weak: "PII is only in the database.",
			strong: "training: present false; logs: present true, names in one line of 400, scan of 12 October",
			minutes: 4,
			snippet: "pii_presence:\n  training: { present: $1 }\n  logs: { present: $2 }\n  outputs: { present: $3 }",
		},
		...placeOf("training", "Are they in what it was trained or tuned on?"),
		...placeOf("prompts", "Are they in prompts, or examples in them?"),
		...placeOf("retrieval", "Are they in what it looks up?"),
		...placeOf("logs", "Are they in logs and traces?"),
		...placeOf("outputs", "Are they in what it says, about people who are not in the conversation?"),
	),
	...whole(
		{
			at: "/leakage_tests",
			ask: "How did somebody try to get personal data out of it, and what came out?",
			why: "A model remembers what it saw once. Whether it tells, nobody knows who has not asked it in bad faith.",
			readers: "Security, and the data protection officer.",
			weak: "The model does not memorize data.",
			strong: "type: training-data-extraction; method: 200 beginnings of real messages; attempts: 200; leaks: 0; result: pass",
			minutes: 5,
			snippet: 'leakage_tests:\n  - type: $1\n    method: "$2"\n    attempts: $3\n    leaks: $4\n    result: $5',
		},
		["-/type", "What was tried?", "`prompt-leak`, as it is quick", "`training-data-extraction`"],
		["-/method", "How was it tried?", "Manual testing", "The first ten words of 200 real messages, five times each"],
		["-/attempts", "How often?", "Extensively", "`1000`"],
		["-/leaks", "How often did something personal come out?", "Rarely", "`0`"],
		["-/result", "Did it pass?", "`pass`, mostly", "`inconclusive`: the guard answered in place of the model"],
		["-/evidence", "Which file shows it?", "Screenshots", "`git:3f2a9c1…#privacy/extraction.json`"],
	),
	...whole(
		{
			at: "/third_parties",
			ask: "Who else processes the data for you, and what do they keep?",
			why: "A provider who trains on your messages has them for ever, whatever your own job deletes at night.",
			readers: "Legal, procurement, and the data protection officer.",
			weak: "Our cloud provider.",
			strong:
				"name: Nordic Host; purpose: mail server; trains_on_data: false; retention: none after delivery; dpa_ref: file:contracts/host.pdf@sha256:…",
			minutes: 3,
			snippet: 'third_parties:\n  - name: "$1"\n    purpose: "$2"\n    trains_on_data: $3\n    retention: "$4"',
		},
		["-/name", "Who is it?", "A vendor", "Nordic Host AB"],
		["-/purpose", "What do they do for you?", "Hosting etc.", "They run the mail server."],
		["-/trains_on_data", "Do they make models from it?", "`false`, we assume", "`false`, section 7 of the contract"],
		["-/retention", "How long do they keep it?", "Per their policy", "Nothing after delivery; backups 14 days"],
		["-/dpa_ref", "Which contract says so?", "Standard terms", "`file:contracts/host-2026.pdf@sha256:…`"],
	),
	...whole(
		{
			at: "/transfers",
			ask: "To which countries outside the EEA do data go, and what allows that?",
			why: "Support at night is often on another continent, and nobody thinks of it as a transfer.",
			readers: "Legal.",
			weak: "None, as servers are in the EU.",
			strong: "country: US; mechanism: adequacy decision of 2023, support sees logs at night",
			minutes: 2,
			snippet: 'transfers:\n  - country: $1\n    mechanism: "$2"',
		},
		["-/country", "Which country?", "Overseas", "`US`"],
		["-/mechanism", "What allows it?", "Contract", "Standard contractual clauses of 2021, module two"],
	),
	{
		at: "/risks",
		ask: "Which risks of the risk assessment are about privacy?",
		why: "A risk that stands in one document only is lowered in the other.",
		readers: "Risk owners.",
		weak: "Data breach",
		strong: "`[RSK-credit-risk-3]`",
		minutes: 1,
		snippet: "risks: [$1]",
	},
	{
		at: "#risks-to-individuals",
		ask: "What could happen to whom if data leak, are wrong, or are used for something else?",
		why: "Risk tables are about the company. This section is about somebody with a name.",
		readers: "Whoever signs it, and the supervisory authority.",
		weak: "Unauthorised access could lead to reputational damage.",
		strong:
			"A colleague at the desk opens the list and finds a neighbour on it. A message about a child is kept with the parent's name and read years later. Eight accounts and a week stand against both.",
		minutes: 4,
	},
];

const tier1: readonly Guidance[] = [
	...retentionOf("this assessment"),
	{
		at: "#open-questions",
		ask: "What has not been answered yet, who asks, and by when?",
		why: "An assessment without an open question was written by somebody who did not ask any.",
		readers: "The data protection officer, and whoever reads the next version.",
		weak: "None at this time.",
		strong: "Whether relatives who are written about must be told: Ada Osei asks Legal by 1 December.",
		minutes: 2,
	},
];

export const stricter: readonly Guidance[] = [...tier2, ...tier1];

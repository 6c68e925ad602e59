import type { Guidance } from "../../kind.js";
import { whole } from "../../parts.js";
import { retentionOf } from "../../retention.js";

const tier2: readonly Guidance[] = [
	...whole(
		{
			at: "/affected",
			ask: "Whom did it reach, and how many?",
			why: "They are owed a call, and a number that was estimated low is found out.",
			readers: "Support, legal, and those who decide whom to tell.",
			weak: "A limited number of users.",
			strong: "users: 31 applicants; cohorts: [under 25]; geographies: [Sweden]; interactions: 412",
			minutes: 3,
			snippet: 'affected:\n  users: "$1"',
		},
		["users", "How many people?", "Few", "31 applicants, counted in the log of refusals"],
		["cohorts", "On whom did it fall more than on others?", "Evenly", "`[under 25]`: 19 of 31"],
		["geographies", "Where are they?", "Nordics", "`[Sweden]`"],
		["interactions", "How many answers or decisions does it concern?", "Some", "`412`"],
	),
	...whole(
		{
			at: "/harm",
			ask: "What happened to them?",
			why: "“Impact” is a word about systems. Money, a flat, a fright and a wrong word about somebody are different things to put right.",
			readers: "Support, legal, and the risk owner.",
			weak: "Negative user experience.",
			strong: "types: [financial-loss, disproportionate-treatment]; distribution_basis: [age]; quantified: two lost a flat",
			minutes: 3,
			snippet: "harm:\n  types: [$1]",
		},
		["types", "What kinds of harm?", "`[other]`", "`[financial-loss, disproportionate-treatment]`"],
		["distribution_basis", "What decided on whom it fell?", "Chance", "`[age]`"],
		["entities", "Who bears it?", "Customers", "Applicants under 25, and two landlords"],
		["quantified", "How much was it?", "Low", "31 refusals; two flats lost; nobody paid a fee"],
	),
	...whole(
		{
			at: "/evidence_sla",
			ask: "When was evidence asked for, and when was the first of it there?",
			why: "Logs roll over and people forget. What is not kept on the first day is told from memory.",
			readers: "Whoever runs incidents.",
			weak: "Provided in due course.",
			strong: "requested_at: 2026-10-12T14:10:00+02:00; first_evidence_at: 2026-10-12T15:25:00+02:00",
			minutes: 1,
			snippet: "evidence_sla:\n  requested_at: $1\n  first_evidence_at: $2",
		},
		["requested_at", "When did somebody ask for it?", "At once", "`2026-10-12T14:10:00+02:00`"],
		["first_evidence_at", "When was the first of it there?", "The same day", "`2026-10-12T15:25:00+02:00`"],
	),
	...whole(
		{
			at: "/reproduction",
			ask: "Can you make it happen again?",
			why: "What cannot be made to happen cannot be shown to be gone.",
			readers: "Engineers, and whoever writes the new test.",
			weak: "Could not reproduce.",
			strong: "steps: score an application with the age 8,400; reproduced: true; ref: git:3f2a9c1…#tests/ages.py",
			minutes: 2,
			snippet: 'reproduction:\n  steps: "$1"\n  reproduced: $2',
		},
		["steps", "What does one do to see it?", "Use the system", "Score an application whose age is 8,400."],
		["reproduced", "Did somebody see it again?", "`true`, in theory", "`true`"],
		["ref", "Which script or ticket does it?", "On my machine", "`git:3f2a9c1…#tests/ages.py`"],
	),
	...whole(
		{
			at: "/root_causes",
			ask: "Why did it happen?",
			why: "“Human error” is where a search stops that should have gone on. Ask what made the error easy.",
			readers: "Whoever removes the cause.",
			weak: "Human error.",
			strong:
				"cause: the export counts ages in days since the update of 9 October, and no check knows what an age is; class: data; confidence: known",
			minutes: 5,
			snippet: 'root_causes:\n  - cause: "$1"\n    class: $2\n    confidence: $3',
		},
		["-/cause", "What led to it?", "Bad data", "The export counts ages in days since 9 October, and no check knows what an age is."],
		["-/class", "Where in the system does it lie?", "`human`", "`data`"],
		["-/confidence", "Is it known, or supposed?", "`known`, as it is plausible", "`potential`, until the export was run again"],
		["-/evidence", "What shows that it was a cause?", "Analysis", "`git:3f2a9c1…#exports/2026-10-09.log`"],
	),
	...whole(
		{
			at: "/regulatory",
			ask: "Must it be reported to an authority or a customer, and by when?",
			why: "Some days run from the moment somebody knew, and a law does not ask whether they had time. Legal answers this, not the team.",
			readers: "Legal, and the owner.",
			weak: "Probably not.",
			strong:
				"reportable: true; regime: contract with Bank X, section 9; clock_started_at: 2026-10-12T13:40:00+02:00; deadline: 2026-10-15",
			minutes: 2,
			snippet: "regulatory:\n  reportable: $1",
		},
		["reportable", "Must it be reported?", "`false`, to be safe", "`true`, Legal says"],
		["regime", "Which law or contract asks for it?", "EU rules", "EU AI Act, Article 73"],
		["clock_started_at", "When did the time for it begin to run?", "With the report", "`2026-10-12T13:40:00+02:00`"],
		["deadline", "What is the last day?", "Two weeks", "`2026-10-27`"],
		["reported_at", "When was it reported?", "Yes", "`2026-10-14T10:00:00+02:00`"],
		["reference", "What is it filed under?", "By e-mail", "IMY 2026-1187"],
	),
	...whole(
		{
			at: "/communications",
			ask: "Who was told, and when?",
			why: "People forgive a mistake sooner than having been the last to hear of it.",
			readers: "Support, communications, and those affected.",
			weak: "Stakeholders were informed.",
			strong: "audience: the 31 applicants, by telephone; at: 2026-10-13T11:30:00+02:00",
			minutes: 2,
			snippet: 'communications:\n  - audience: "$1"\n    at: $2',
		},
		["-/audience", "Who was told?", "Stakeholders", "The 31 applicants, each by telephone"],
		["-/at", "When?", "Afterwards", "`2026-10-13T11:30:00+02:00`"],
		["-/ref", "What were they told?", "The usual", "`file:letters/2026-10-13.md@sha256:…`"],
	),
	{
		at: "#timeline",
		ask: "What happened when, and what did people know at each moment?",
		why: "Afterwards everything was obvious. A timeline with what people knew shows why they did what they did.",
		readers: "The postmortem, and auditors.",
		weak: "See the ticket.",
		strong:
			"09:04 the first wrong refusal; the officer takes it for a short history. 11:20 the third; she asks a colleague, who has had two. 13:40 they call us. 14:02 the score is off.",
		minutes: 6,
	},
];

const tier1: readonly Guidance[] = [
	...retentionOf("this record"),
	{
		at: "#lessons",
		ask: "What went well, what went badly, where were we lucky, and what should others know?",
		why: "Luck is the part that will be different next time. It is also the part that is left out.",
		readers: "Other teams, who have not had it yet.",
		weak: "Communication could be improved.",
		strong:
			"Well: one call was enough to switch it off. Badly: three officers had seen it by eleven, and had nobody to ask. Lucky: it was a Monday, and the letters leave on Tuesdays.",
		minutes: 4,
	},
];

export const stricter: readonly Guidance[] = [...tier2, ...tier1];

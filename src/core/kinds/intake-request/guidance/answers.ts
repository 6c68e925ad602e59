import type { Part } from "../../parts.js";

/** The sixteen questions that decide the tier, each answered from 0 to 4. */
export const answers: readonly Part[] = [
	["Q01", "Who meets the output?", "`0`, because only agents open the tool", "`4`: whoever lost something reads what it wrote"],
	[
		"Q02",
		"How much does it touch people's rights or chances?",
		"`0`: it is only a search",
		"`1`: a wrong “not found” ends a claim, and a desk reopens it",
	],
	[
		"Q03",
		"Which physical or psychological harm could it do?",
		"`0`: it is software",
		"`2`: somebody waits three days for lost medicine that was there",
	],
	["Q04", "How much does it touch what people own, earn or owe?", "`0`: no payments", "`1`: people replace what they could have had back"],
	["Q05", "Can what it does be reversed?", "`1`, as errors are rare", "`2`: things are kept for ninety days, then sold"],
	["Q06", "How long could its effects last?", "`1`: a chat takes minutes", "`2`: until the things are sold, three months later"],
	["Q07", "Who decides: the system, or a person?", "`1`: somebody could look", "`3`: it answers alone; a link leads to the desk"],
	["Q08", "Which tools and actions can it use?", "`0`: only an API", "`2`: it opens a claim once the traveller says yes"],
	["Q09", "Which personal data does it work with?", "`1`: names are hashed", "`2`: names, telephone numbers and journeys"],
	["Q10", "How many of those it affects are vulnerable?", "`0`: we do not ask", "`2`: children and old people lose things too"],
	["Q11", "How many people does it affect in a month?", "`1`, in the pilot", "`2`: 4,000 claims a month once all stations have it"],
	["Q12", "What can it put out?", "`1`: short answers", "`4`: free text, and the traveller writes the question"],
	["Q13", "Who might attack it?", "`0`: nobody would", "`3`: anybody on the web, and some claim what is not theirs"],
	[
		"Q14",
		"Can an outcome be explained and appealed?",
		"`0`: it gives a reason",
		"`2`: it shows the entry it found, not the ones it passed over",
	],
	["Q15", "How do others' changes reach it?", "`0`: we only call it", "`2`: a vendor's snapshot, pinned until we move"],
	["Q16", "Which regulation, contract or incident looks at it?", "`0`: none that we know", "`3`: people must be told that it is AI"],
];

/** An answer: 0 is no reason for concern, 4 the greatest. */
export type Level = 0 | 1 | 2 | 3 | 4;

export const LEVELS: readonly Level[] = [0, 1, 2, 3, 4];

/** One question of the tiering: what it is about, how much it counts, and what each answer stands for. */
export interface TierQuestion {
	readonly id: string;
	/** What an answer is multiplied by. */
	readonly weight: 1 | 2;
	readonly dimension: string;
	readonly text: string;
	/** What 0, 1, 2, 3 and 4 stand for. */
	readonly anchors: readonly [string, string, string, string, string];
}

const question = (id: string, weight: 1 | 2, dimension: string, text: string, ...anchors: TierQuestion["anchors"]): TierQuestion => ({
	id,
	weight,
	dimension,
	text,
	anchors,
});

const AMOUNT: TierQuestion["anchors"] = ["none", "little", "moderate", "high", "very high"];

/**
 * The questionnaire. Source: the tiering model of this project (“rai-tiering” 1.0), whose dimensions are those of Canada's Algorithmic Impact
 * Assessment (canada-ca/aia-eia-js b900dc7), with sensitive uses (Microsoft), tier factors of NIST AI 600-1 (GV-1.3-001), the EU AI Act
 * (Articles 9, 14 and 50), the GDPR (Articles 9 and 35) and OWASP LLM06. `docs/tiering.md` names them by question.
 */
export const TIER_QUESTIONS: readonly TierQuestion[] = [
	question(
		"Q01",
		1,
		"exposure",
		"Who interacts with or is exposed to the output?",
		"one internal team",
		"the whole organisation",
		"limited external or beta",
		"business customers",
		"the general public",
	),
	question("Q02", 2, "rights", "What is its effect on people's rights, freedoms, equality or access to opportunities?", ...AMOUNT),
	question("Q03", 2, "safety", "Which physical or psychological harm is possible?", ...AMOUNT),
	question("Q04", 1, "economic", "What is its effect on people's economic interests?", ...AMOUNT),
	question(
		"Q05",
		2,
		"reversibility",
		"How reversible are the effects?",
		"no effect to reverse",
		"reversible",
		"likely reversible",
		"difficult to reverse",
		"irreversible",
	),
	question("Q06", 1, "duration", "How long could effects last?", "none", "brief", "months", "years", "for ever"),
	question(
		"Q07",
		2,
		"automation",
		"How far is the decision or action automated?",
		"an expert decides, the system informs",
		"a person approves each output",
		"a person can intervene",
		"automated, with appeal",
		"automated, without practical review",
	),
	question(
		"Q08",
		1,
		"agency",
		"Which tools and actions can the system use?",
		"none",
		"read-only",
		"reversible writes with confirmation",
		"writes without confirmation",
		"irreversible, financial or physical actions",
	),
	question(
		"Q09",
		2,
		"data",
		"Which personal data does it work with?",
		"none",
		"anonymous or pseudonymous",
		"personal",
		"large-scale personal data or profiling",
		"special-category, biometric or minors' data",
	),
	question(
		"Q10",
		1,
		"vulnerability",
		"Are vulnerable or protected groups among the affected people?",
		"none",
		"incidental",
		"included",
		"a large share",
		"specifically targeted",
	),
	question(
		"Q11",
		1,
		"scale",
		"How many people are affected in a month?",
		"fewer than 100",
		"fewer than 1,000",
		"fewer than 10,000",
		"fewer than 1,000,000",
		"1,000,000 or more",
	),
	question(
		"Q12",
		1,
		"openness",
		"What can it put out?",
		"a fixed set",
		"a bounded class or number",
		"constrained text",
		"open-ended generation from trusted input",
		"open-ended generation from untrusted input",
	),
	question(
		"Q13",
		1,
		"adversary",
		"Who might attack it?",
		"nobody",
		"trusted users who are signed in",
		"external users who are signed in",
		"the public, or untrusted content",
		"the public, with a strong incentive",
	),
	question(
		"Q14",
		1,
		"contestability",
		"Can an outcome be explained and appealed?",
		"explainable with appeal",
		"mostly",
		"partly",
		"hard to explain",
		"opaque and no appeal",
	),
	question(
		"Q15",
		1,
		"supply-chain",
		"How do changes of third parties reach it?",
		"in-house, pinned",
		"open weights, pinned",
		"a vendor's pinned snapshot",
		"a vendor who gives notice of change",
		"a vendor's model that updates by itself",
	),
	question(
		"Q16",
		1,
		"scrutiny",
		"What do regulation, contracts and its incidents say?",
		"none",
		"general law only",
		"AI clauses of customers",
		"a transparency duty or a sector regulator",
		"regulated high-risk, or Sev1 or Sev2 in the last 12 months",
	),
];

/** What all answers at 4 come to. */
export const MOST_POINTS = TIER_QUESTIONS.reduce((sum, { weight }) => sum + weight * 4, 0);

/** A kind of thing in documents that somebody has to do, or that ends, and the day by which. Places are general pointers. */
export interface DueField {
	/** The document types that have it; absent where every one of ours has. */
	readonly kinds?: readonly string[];
	/** Of the entries; empty for the document itself. */
	readonly entries: string;
	/** Of the day, seen from the entry. */
	readonly date: string;
	/** As people call it. */
	readonly what: string;
	/** Where the entry says in words what it is: the first that is there. */
	readonly words?: readonly string[];
	/** Nobody waits for the day any more where a field of the entry, or of one it stands in, is one of these. */
	readonly settled?: readonly Settled[];
	/** Somebody has to do it, by then or at all: it is an action. All else only ends, or is to be read again. */
	readonly action?: true;
}

export interface Settled {
	/** Seen from the entry. */
	readonly at: string;
	/** Of what the entry stands in: so many steps up. */
	readonly up?: number;
	/** Any text, where absent. */
	readonly values?: readonly string[];
}

const status = (...values: readonly string[]): Settled => ({ at: "/status", values });

const CLOSED_RISK = status("accepted", "closed");
const CONTROL = ["/description", "/action"];

/** Every day that passes with time. A day on which something was done is none of them. */
export const DUE_FIELDS: readonly DueField[] = [
	{ entries: "", date: "/review_due", what: "review" },
	{ kinds: ["monitoring-spec"], entries: "", date: "/review_cadence/next", what: "review" },
	{ kinds: ["dataset-sheet"], entries: "", date: "/maintenance/next_update", what: "update" },
	{ kinds: ["risk-assessment"], entries: "/risks/-", date: "/due", what: "risk", words: ["/title", "/statement"], settled: [CLOSED_RISK] },
	{
		...{ kinds: ["risk-assessment"], entries: "/risks/-/mitigations/-", date: "/due", what: "mitigation", words: CONTROL },
		...{ settled: [status("implemented", "verified", "rejected"), { ...status("closed"), up: 2 }], action: true },
	},
	{ kinds: ["risk-register"], entries: "/items/-", date: "/due", what: "risk", words: ["/title", "/risk_id"], settled: [CLOSED_RISK] },
	{
		...{ kinds: ["decision-log"], entries: "/decisions/-/conditions/-", date: "/due", what: "condition", words: ["/text"] },
		...{ settled: [status("met", "dropped"), { at: "/state", up: 2, values: ["superseded", "revoked"] }], action: true },
	},
	...["/expires", "/review_by"].map(
		(date): DueField => ({
			...{ kinds: ["decision-log"], entries: "/decisions/-", date, what: date === "/expires" ? "decision" : "review" },
			...{ words: ["/title"], settled: [{ at: "/state", values: ["superseded", "expired", "revoked"] }] },
		}),
	),
	{
		...{ kinds: ["review-packet"], entries: "/approvals/-/outcome/conditions/-", date: "/due", what: "condition" },
		...{ words: ["/text"], action: true },
	},
	{
		...{ kinds: ["review-packet"], entries: "/open_questions/-", date: "/due", what: "question" },
		...{ words: ["/question"], action: true },
	},
	{ kinds: ["review-packet"], entries: "", date: "/expires", what: "decision" },
	{ kinds: ["readiness-memo"], entries: "/conditions/-", date: "/due", what: "condition", words: ["/text"], action: true },
	{ kinds: ["readiness-memo"], entries: "", date: "/valid_until", what: "memo" },
	{ kinds: ["exception-request"], entries: "", date: "/period/expires", what: "exception" },
	{
		...{ kinds: ["exception-request"], entries: "/compensating_controls/-", date: "/due", what: "control", words: CONTROL },
		...{ settled: [status("implemented", "verified")], action: true },
	},
	{ kinds: ["exception-request"], entries: "/closure_plan/-", date: "/due", what: "closure", words: CONTROL, action: true },
	{
		...{ kinds: ["incident-record"], entries: "/corrective_actions/-", date: "/due", what: "corrective action", words: CONTROL },
		...{ settled: [status("done", "verified")], action: true },
	},
	{
		...{ kinds: ["evaluation-report", "robustness-report", "red-team-report"], entries: "/findings/-", date: "/due" },
		...{ what: "finding", words: ["/title"], settled: [status("fixed", "verified", "accepted")], action: true },
	},
	{ kinds: ["control-mapping"], entries: "/mappings/-/gaps/-", date: "/due", what: "gap", words: ["/gap"], action: true },
	{ kinds: ["control-mapping"], entries: "/mappings/-", date: "/assessment/expires", what: "assessment", words: ["/title", "/control_id"] },
	{ kinds: ["assurance-pack"], entries: "", date: "/request/due", what: "answer", settled: [{ at: "/request/delivered_on" }] },
	{ kinds: ["assurance-pack"], entries: "", date: "/expires", what: "pack" },
];

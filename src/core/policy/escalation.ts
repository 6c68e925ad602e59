/** Who is told of an incident, when something is the case that only a person can judge. */
export interface Escalation {
	/** As half a sentence. */
	readonly when: string;
	/** Roles. */
	readonly to: readonly string[];
}

/** Source: the tiering model of this project (“rai-tiering” 1.0, `escalation`). */
export const ESCALATIONS: readonly Escalation[] = [
	{ when: "people may be harmed severely, or a policy may have been violated", to: ["rai-lead", "trust-and-safety", "product-vp"] },
	{ when: "personal data were misused, or the lawful basis is uncertain", to: ["privacy", "legal-compliance"] },
	{ when: "somebody abused it: prompt injection, data exfiltration", to: ["security"] },
	{ when: "rules were broken again, or remediations missed", to: ["rai-lead", "executive"] },
	{ when: "a material risk of a launch is not resolved", to: ["rai-lead", "product-vp"] },
];

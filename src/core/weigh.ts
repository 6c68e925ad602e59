import type { Artifact } from "./artifact.js";
import { atLeast, type Problem, type Severity, type Violation } from "./problem.js";
import { ruleInfo } from "./rules/catalogue.js";
import type { RuleContext } from "./rules/rule.js";

/** Violations as problems: severity from tier and policy, positions, fingerprints. */
export function weigh(artifact: Artifact, violations: readonly Violation[], context: RuleContext): Problem[] {
	const { document } = artifact;
	const name = nameOf(artifact, context);
	const seen = new Map<string, number>();
	return violations.flatMap((violation) => {
		const severity = context.policy.severityOf(violation.rule, usualSeverity(violation, artifact));
		if (severity === "off") return [];
		return {
			rule: violation.rule,
			severity,
			// Documents are quoted in messages, and messages are written to terminals.
			message: violation.message.replace(/\p{Cc}/gu, " "),
			path: document.path,
			range: violation.span ? document.lines.range(violation.span) : null,
			artifact: artifact.id ?? null,
			pointer: violation.pointer ?? null,
			fingerprint: ordinal(seen, `${violation.rule} ${name} ${violation.pointer ?? ""}`.trim()),
			related: violation.related ?? [],
			fixes: violation.fixes ?? [],
			waivedBy: null,
		};
	});
}

function usualSeverity({ rule, atMost, tier: about }: Violation, { tier }: Artifact): Severity {
	const info = ruleInfo(rule);
	if (!info) throw new Error(`no rule ${rule} in the catalogue`);
	const usual = info.severities[(about ?? tier) - 1] ?? "error";
	return atMost && atLeast(usual, atMost) ? atMost : usual;
}

/** The id, or the path where the id is missing or stands elsewhere too. */
function nameOf({ id, document }: Artifact, { others }: RuleContext): string {
	if (!id) return document.path;
	return others(id, document.path).length > 0 ? `${id} ${document.path}` : id;
}

/** What repeats at one place is told apart by its turn. */
function ordinal(seen: Map<string, number>, fingerprint: string): string {
	const count = (seen.get(fingerprint) ?? 0) + 1;
	seen.set(fingerprint, count);
	return count === 1 ? fingerprint : `${fingerprint} ${count}`;
}

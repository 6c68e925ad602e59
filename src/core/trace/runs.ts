import type { Violation } from "../problem.js";
import type { TracedReference } from "./trace.js";

/** A run that stands beside the code it ran (`training: { code, run }`) ran that commit and no other. */
export function runViolations(references: readonly TracedReference[]): Violation[] {
	return references.flatMap((run) => {
		const ran = run.citation.reference.type === "mlflow-run" ? run.resolution?.facts?.["commit"] : undefined;
		const code = codeBeside(run, references);
		if (!ran || !code || ran.startsWith(code) || code.startsWith(ran)) return [];
		const message = `This run ran commit ${ran.slice(0, 7)}, and the code beside it is at ${code.slice(0, 7)}. Name the run of that commit, or correct the code.`;
		return [{ rule: "trace/run-mismatch", message, span: run.citation.spanOf("name"), pointer: run.citation.pointer }];
	});
}

function codeBeside({ citation }: TracedReference, references: readonly TracedReference[]): string | undefined {
	const [, holder] = /^(.*)\/run(?:\/ref)?$/.exec(citation.pointer) ?? [];
	const places = holder === undefined ? [] : [`${holder}/code`, `${holder}/code/ref`];
	const code = references.find((other) => places.includes(other.citation.pointer));
	const reference = code?.citation.reference;
	return reference?.type === "git" && !reference.repository ? reference.revision : undefined;
}

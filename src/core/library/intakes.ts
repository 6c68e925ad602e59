import { type Artifact, type SettledTier, systemOf } from "../artifact.js";
import { isInForce } from "../kinds/lifecycle.js";
import { isIntake } from "../tiering/intake.js";

interface Intake extends SettledTier {
	readonly system: string;
}

/** Which intakes of a root settle which tier for their system. A draft settles nothing yet. */
export class Intakes {
	readonly #byPath = new Map<string, Intake>();

	/** The intake at a path, in place of the one before. @returns the systems for which that may change something */
	replace(path: string, artifact: Artifact | undefined): string[] {
		const before = this.#byPath.get(path);
		const after = artifact && intakeIn(artifact);
		if (after) this.#byPath.set(path, after);
		else this.#byPath.delete(path);
		if (JSON.stringify(before) === JSON.stringify(after)) return [];
		return [...new Set([before, after].flatMap((intake) => intake?.system ?? []))];
	}

	/** The strictest of a system; of those the first by id. */
	of(system: string | undefined): SettledTier | undefined {
		const own = [...this.#byPath.values()].filter((intake) => intake.system === system);
		return own.sort((a, b) => a.tier - b.tier || (a.id < b.id ? -1 : 1))[0];
	}
}

function intakeIn(artifact: Artifact): Intake | undefined {
	const system = systemOf(artifact.document);
	if (!isIntake(artifact.kind) || system === undefined || !isInForce(artifact.status)) return undefined;
	return { id: artifact.id ?? artifact.document.path, tier: artifact.tier, system };
}

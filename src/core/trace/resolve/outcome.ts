import type { Part, Reference } from "../reference.js";
import type { Fault, Level, Resolution } from "../resolution.js";

/** What may be added to an outcome. */
export type Beside = Partial<Omit<Resolution, "state" | "level" | "reason">>;

const outcome = (state: Resolution["state"], level: Level, reason: string, beside: Beside): Resolution => ({
	state,
	level,
	reason,
	faults: [],
	...beside,
});

export const verified = (level: Level, reason: string, beside: Beside = {}): Resolution => outcome("verified", level, reason, beside);

/** @param level VX where it lies elsewhere, V1 where it could lie here and cannot be seen */
export const unverifiable = (level: Level, reason: string, beside: Beside = {}): Resolution =>
	outcome("unverifiable", level, reason, beside);

export const unpinned = (level: Level, reason: string, fault: Fault, beside: Beside = {}): Resolution =>
	outcome("unpinned", level, reason, { ...beside, faults: [fault, ...(beside.faults ?? [])] });

/** Seen, and not as the reference says. */
export const broken = (level: Level, reason: string, fault: Fault, beside: Beside = {}): Resolution =>
	outcome("broken", level, reason, { ...beside, faults: [fault, ...(beside.faults ?? [])] });

/** The first of some parts that the reference has. */
export function partOf({ parts }: Reference, ...wanted: readonly Part[]): { readonly part?: Part } {
	const part = wanted.find((name) => parts[name]);
	return part ? { part } : {};
}

/** Paths as a resolution lists them: those inside of the root. */
export const inRoot = (paths: readonly string[]): readonly string[] => paths.filter((path) => !/^(?:\/|[A-Za-z]:)/.test(path));

/** Whether a path that others wrote stays below the folder it is joined to. */
export const staysBelow = (path: string): boolean =>
	!/^(?:[/\\]|[A-Za-z]:)|[\\\0]/.test(path) && !path.split("/").some((name) => name === ".." || name === ".");

/** The reference with another text for one of its parts; undefined where it has no such part. */
export function withPart({ text, parts }: Reference, part: Part, newText: string): string | undefined {
	const at = parts[part];
	return at && text.slice(0, at.start) + newText + text.slice(at.end);
}

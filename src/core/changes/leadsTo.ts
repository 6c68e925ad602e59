import type { Malformed, Reference } from "../trace/reference.js";
import type { Resolution } from "../trace/resolution.js";

/**
 * The files, or folders, that a reference leads to, root-relative: those that were found, else those that it names. One to another
 * repository, to a registry or to an address has none.
 */
export function filesOf(reference: Reference | Malformed, resolution: Resolution | undefined): readonly string[] {
	if (resolution?.files && resolution.files.length > 0) return resolution.files;
	switch (reference.type) {
		case "file":
		case "dir":
		case "lfs":
		case "attestation":
		case "dvc":
		case "croissant":
			return [reference.path];
		case "git":
			return reference.path !== undefined && reference.repository === undefined ? [reference.path] : [];
		default:
			return [];
	}
}

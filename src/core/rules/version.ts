import type { Artifact } from "../artifact.js";
import type { ScalarNode } from "../document/node.js";
import { migrationEdits, presentVersion, schemaNode, wayToPresent } from "../kinds/migrate.js";
import type { Migration } from "../kinds/migration.js";
import type { Violation } from "../problem.js";
import { inSentence } from "../words.js";

/**
 * A document that was written for another version of its type: nothing that depends on its fields can be said then. Undefined where it was not,
 * and where it says no version that there ever was, which its schema tells.
 */
export function versionViolation(artifact: Artifact): Violation | undefined {
	const node = schemaNode(artifact);
	const present = presentVersion(artifact.kind);
	if (artifact.kind.family !== "rai" || !node || present === undefined || node.text === present) return undefined;
	if (!/^[1-9]\d{0,3}$/.test(node.text)) return undefined;
	if (Number(node.text) > Number(present)) return newer(artifact, node, present);
	const way = wayToPresent(artifact.kind, node.text);
	return way && outdated(artifact, node, present, way);
}

const newer = ({ kind }: Artifact, { text, span }: ScalarNode, present: string): Violation => ({
	rule: "schema/newer",
	message: `This ${inSentence(kind.title)} is written for schema “${text}”, and “${present}” is the newest that is known here: update RAI Docs. Its fields are not checked.`,
	span,
	pointer: "/schema",
});

function outdated(artifact: Artifact, { text, span }: ScalarNode, present: string, way: readonly Migration[]): Violation {
	const { kind, document } = artifact;
	const what = way.map(({ summary }) => summary).join(" ");
	const title = `Bring it to schema “${present}”`;
	// Where it cannot be read as a whole, nobody knows what would be moved.
	const fixes = document.errors.length > 0 ? [] : [{ title, edits: migrationEdits(artifact, way) }];
	const message = `This ${inSentence(kind.title)} is written for schema “${text}”, and “${present}” is the present one. ${what} Its fields are checked then.`;
	return { rule: "schema/outdated", message, span, pointer: "/schema", fixes };
}

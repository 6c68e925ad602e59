import type { Schema } from "../../schema/content.js";
import { type Place, type SchemaFiles, type SchemaNode, shapeOf, shippedPlace } from "../../schema/navigate.js";
import { asData } from "./asData.js";
import { type Gathered, resolvedPath, SHARED } from "./gather.js";

/** Every document's keys that come before those of its type; the rest comes behind. */
const FIRST = ["artifact", "schema", "id", "title", "system", "tier", "version", "status", "lifecycle_stage", "owner"];

/** The part of our schemas that a type of a policy's own has in common with them. */
export const ENVELOPE = "envelope";

/** A type of a policy's own: its keys stand between the first of the envelope and the others. */
export function ownShape(main: string, gathered: Gathered): SchemaNode {
	const envelope = shippedPlace(`${ENVELOPE}.schema.json`);
	const { properties = {}, ...others } = envelope.schema;
	const some = (wanted: (key: string) => boolean): Schema => ({
		...others,
		properties: Object.fromEntries(Object.entries(properties).filter(([key]) => wanted(key))),
	});
	const [head, tail] = [some((key) => FIRST.includes(key)), some((key) => !FIRST.includes(key))];
	return shapeOf([{ ...envelope, schema: head }, ...placesOf(main, gathered), { ...envelope, schema: tail }]);
}

/** A type of ours, of which more is asked: what is asked of it here is heard first, as it is narrower. */
export const tightenedShape = (kind: string, main: string, gathered: Gathered): SchemaNode =>
	shapeOf([...placesOf(main, gathered), shippedPlace(`${kind}.schema.json`)]);

function placesOf(main: string, { files }: Gathered): Place[] {
	const known = new Map([...files].map(([path, schema]) => [path, asData(schema)]));
	const own: SchemaFiles = {
		open: (name, from) => {
			if (name === SHARED) return shippedPlace(SHARED);
			const file = name === from ? name : (resolvedPath(from, name) ?? "");
			return { file, schema: known.get(file) ?? {}, files: own };
		},
	};
	const schema = known.get(main);
	return schema ? [{ schema, file: main, files: own }] : [];
}

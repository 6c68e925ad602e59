import type { Artifact } from "../artifact.js";
import { child, entry } from "../document/node.js";
import { focus, maps, type Place } from "../document/pointer.js";
import { numberOf } from "../document/scalar.js";
import type { Violation } from "../problem.js";

/** An interval that does not hold its own value was copied from somewhere else. */
export const intervalViolations = ({ document, kind }: Artifact): Violation[] =>
	kind.family === "rai" ? maps(document).flatMap((place) => outside(place) ?? []) : [];

function outside(place: Place): Violation | undefined {
	const metric = place.node;
	const ci = entry(metric, "ci");
	if (!ci) return undefined;
	const [value, lower, upper] = [child(metric, "value"), child(ci.value, "lower"), child(ci.value, "upper")].map(numberOf);
	if (value === undefined || lower === undefined || upper === undefined || (lower <= value && value <= upper)) return undefined;
	const what = lower > upper ? "its lower end is above its upper end" : `it does not contain the value ${value}`;
	const at = { pointer: `${place.pointer}/ci`, node: ci.value, entry: ci };
	return { rule: "card/interval", message: `The interval is ${lower} to ${upper}: ${what}.`, span: focus(at), pointer: at.pointer };
}

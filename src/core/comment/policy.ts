import { explainPolicy } from "../policy/explain.js";
import { type MovedSetting, settingsMoved } from "../policy/moved.js";
import { counted } from "../words.js";
import type { CommentSources } from "./comment.js";
import type { Part } from "./fit.js";
import { code, words } from "./words.js";

/** Which settings of policies the change moved: a document that nobody asks for any more makes no problem. */
export function policyPart({ before, now }: CommentSources): Part {
	const moved = settingsMoved(explainPolicy(before.policies), explainPolicy(now.policies));
	const looser = moved.filter(({ way }) => way === "looser").length;
	const head = `#### The policy: ${looser > 0 ? `${counted(looser, "setting")} looser than before` : `${counted(moved.length, "setting")} changed, not known to be looser`}`;
	return { head, items: moved.map(item), most: 50 };
}

const item = ({ name, way, was, is, source }: MovedSetting): string =>
	`- ${way === "looser" ? "**looser**" : way} ${code(name)}: ${change(was, is)}${source ? ` (${words(source)})` : ""}`;

/** Of a list what went and what came: nobody finds that in two long ones. */
function change(was: string | undefined, is: string | undefined): string {
	const [before, after] = [was, is].map(listed);
	const told = [without(before, after, "without"), without(after, before, "with")].filter((part) => part !== "");
	const isList = (before?.length ?? 0) > 1 || (after?.length ?? 0) > 1;
	return isList && told.length > 0 ? told.join(", ") : `${shown(was)} → ${shown(is)}`;
}

/** What may be needed is no part of a list. */
const listed = (value = "nothing"): string[] => (value === "nothing" ? [] : value.replace(/; may be needed: .*$/s, "").split(", "));

function without(some: readonly string[] = [], others: readonly string[] = [], word: string): string {
	const left = some.filter((one) => !others.includes(one));
	return left.length > 0 ? `${word} ${code(left.join(", "))}` : "";
}

const shown = (value: string | undefined): string => (value === undefined ? "not set" : code(value.slice(0, 200)));

import { items, textOf, type YamlNode } from "../document/node.js";
import { TIERS, type Tier, type TraceClass } from "../kinds/kind.js";
import { below, type RiskMatrix } from "../kinds/risk-assessment/matrix.js";
import { ruleInfo } from "../rules/catalogue.js";
import { minimumOf } from "../trace/classes.js";
import { usualAuthority } from "./authority.js";
import { cadenceIn, cadenceWords, isOftener } from "./cadence.js";
import type { PolicyFile } from "./file.js";
import { asksLess, levelIn, TRACE_CLASSES } from "./minimum.js";
import { NO_FACTS, usuallyOwed } from "./owed.js";
import type { Policy } from "./policy.js";
import type { PolicySetting } from "./settings.js";
import { isLocked, isLooser, type RuleSeverity } from "./severity.js";
import { gridWords } from "./words.js";

type Compared = Pick<PolicySetting, "change" | "usual">;

interface Context {
	/** The policy that says it. */
	readonly policy: PolicyFile;
	/** What holds above its folder. */
	readonly above: Policy;
	readonly isNested: boolean;
}

const NOTHING_USUAL: Compared = { change: "none" };

/** How a setting stands to what is usual. @param keys the way to it: `authority`, `model-card`, `1` */
export function compared(keys: readonly string[], node: YamlNode, context: Context): Compared {
	const [area = "", subject = "", third = ""] = keys;
	if (area === "rules") return severityCompared(subject, textOf(node) as RuleSeverity | undefined, context.isNested);
	if (area === "references") return minimumCompared(keys, textOf(node));
	if (area === "review") return cadenceCompared(third, textOf(node), context);
	if (area === "risk_matrix") return matrixCompared(subject, context);
	if (area === "include" || area === "exclude") return filesCompared(area, node, context.isNested);
	if (area === "systems") return systemCompared(subject, third, textOf(node), context);
	const tier = tierOf(area === "authority" ? third : subject);
	if (tier === undefined || (area !== "authority" && area !== "required")) return NOTHING_USUAL;
	const usual = area === "authority" ? usualAuthority(subject, tier) : usuallyOwed(tier, NO_FACTS).map(({ kinds }) => kinds);
	return listsCompared(
		items(node).flatMap((item) => textOf(item) ?? []),
		usual,
		context.isNested,
	);
}

const tierOf = (text: string | undefined): Tier | undefined => TIERS.find((tier) => String(tier) === text);

function severityCompared(rule: string, asked: RuleSeverity | undefined, isNested: boolean): Compared {
	const usual = ruleInfo(rule)?.severities ?? [];
	if (asked === undefined || usual.length === 0) return NOTHING_USUAL;
	const looser = usual.some((one) => isLooser(asked, one));
	const stricter = usual.some((one) => isLooser(one, asked));
	const words = { usual: severities(rule) };
	if (looser && !stricter && (isNested || isLocked(rule))) return { change: "void", ...words };
	if (looser) return { change: stricter ? "other" : "looser", ...words };
	return stricter ? { change: "stricter", ...words } : { change: "same" };
}

export const severities = (rule: string): string => [...new Set(ruleInfo(rule)?.severities ?? [])].join(" / ");

/** More is stricter. A policy in a subfolder only adds. */
function listsCompared(own: readonly string[], usual: readonly string[], isNested: boolean): Compared {
	const more = own.some((one) => !usual.includes(one));
	const less = !isNested && usual.some((one) => !own.includes(one));
	if (!more && !less) return { change: "same" };
	return { change: more && less ? "other" : more ? "stricter" : "looser", usual: usual.join(", ") || "nothing" };
}

/** Of a class, or of all at a tier. */
function minimumCompared([, , third, fourth]: readonly string[], text: string | undefined): Compared {
	const [tier, level] = [tierOf(third), levelIn(text)];
	const about = TRACE_CLASSES.find((one) => one === fourth);
	if (tier === undefined || level === undefined || (fourth !== undefined && !about)) return NOTHING_USUAL;
	const classes: readonly TraceClass[] = about ? [about] : TRACE_CLASSES;
	const usual = classes.map((one) => (about ? minimumOf(one, tier) : `${one} ${minimumOf(one, tier)}`)).join(", ");
	if (asksLess(level, tier, about)) return { change: "void", usual };
	return classes.some((one) => level > minimumOf(one, tier)) ? { change: "stricter", usual } : { change: "same" };
}

function cadenceCompared(third: string, text: string | undefined, { above, isNested }: Context): Compared {
	const [tier, own] = [tierOf(third), cadenceIn(text)];
	if (tier === undefined || !own) return NOTHING_USUAL;
	const before = above.cadence(tier);
	const usual = cadenceWords(before);
	if (isOftener(own, before)) return { change: "stricter", usual };
	return isOftener(before, own) ? { change: isNested ? "void" : "looser", usual } : { change: "same" };
}

/** A matrix that cannot be used stands behind the one above, and is told as a problem. */
function matrixCompared(part: string, { policy, above, isNested }: Context): Compared {
	const [own, before] = [policy.matrix, above.matrix];
	const usual = part === "severity" || part === "likelihood" ? before[part].join(", ") : gridWords(before.grid);
	if (!own || (isNested && own.grid.length !== before.grid.length)) return { change: "void", usual };
	if (part === "grid") return gridsCompared(own, before, isNested);
	const isSame = (part === "severity" || part === "likelihood") && own[part].join() === before[part].join();
	return isSame ? { change: "same" } : { change: "other", usual };
}

function gridsCompared({ grid }: RiskMatrix, before: RiskMatrix, isNested: boolean): Compared {
	const usual = gridWords(before.grid);
	if (grid.length !== before.grid.length) return { change: "other", usual };
	const pairs = grid.flatMap((row, i) => row.map((level, j) => [level, before.grid[i]?.[j] ?? level] as const));
	const [more, less] = [pairs.some(([own, other]) => below(other, own)), pairs.some(([own, other]) => below(own, other))];
	if (!more && !less) return { change: "same" };
	if (less && !more) return { change: isNested ? "void" : "looser", usual };
	return { change: less ? "other" : "stricter", usual };
}

/** What is left out was not checked. */
function filesCompared(area: "include" | "exclude", node: YamlNode, isNested: boolean): Compared {
	if (items(node).length === 0) return { change: "same" };
	return { change: isNested ? "void" : "looser", usual: area === "include" ? "everything" : "nothing" };
}

/** Of two texts that settle a system the stricter counts. */
function systemCompared(name: string, key: string, text: string | undefined, { policy, above }: Context): Compared {
	const [own, before] = [policy.systems.get(name), above.system(name)];
	const tiers = [own?.tier, before?.tier].filter((tier) => tier !== undefined);
	const strictest = Math.min(...tiers);
	if (key === "tier" && tiers.length > 0 && Number(text) > strictest) return { change: "void", usual: String(strictest) };
	const isProduction = own?.production === true || before?.production === true;
	return key === "production" && text === "false" && isProduction ? { change: "void", usual: "true" } : NOTHING_USUAL;
}

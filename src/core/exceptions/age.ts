import { child, textOf } from "../document/node.js";
import { dayAfter, daysBetween } from "../rules/dates.js";
import type { Exception } from "./exception.js";
import { isAbout, type Named, type Period, periodIn, saysException, type Waiver, waiversIn } from "./waivers.js";

/** An exception never lasts longer, renewals included, and whatever it is called. */
export const MOST = 180;
/** One that begins within so many days behind another is the same exception under another name. */
const APART = 90;

/** Days in which a rule was not kept in a document, and by which exception. */
interface Waived {
	readonly by: string;
	/** YYYY-MM-DD, both included. */
	readonly from: string;
	readonly to: string;
}

/** How long a rule has not been kept in a document. */
export interface Age {
	/** The first day, YYYY-MM-DD. */
	readonly since: string;
	/** The exceptions before this one, oldest first. */
	readonly before: readonly string[];
	/** The last day on which it may still be waived. */
	readonly until: string;
}

/** @param all every exception of the workspace */
export function ageOf(exception: Exception, { rule }: Waiver, target: Named, all: readonly Exception[]): Age | undefined {
	const own = daysOf(exception.name, exception.period);
	if (!own) return undefined;
	const known = all.flatMap((one) => grantedDays(one, rule, target)).sort((a, b) => (a.from < b.from ? 1 : -1));
	let since = own.from;
	const before: string[] = [];
	for (const one of known) {
		if (one.from >= since || daysBetween(one.to, since) > APART) continue;
		since = one.from;
		if (one.by !== exception.name) before.unshift(one.by);
	}
	return { since, before: [...new Set(before)], until: dayAfter(since, MOST) };
}

/** When an exception, as it is and as it once was committed, let a rule go in a document. */
function grantedDays(exception: Exception, rule: string, target: Named): Waived[] {
	const now =
		exception.granted && names(exception.waivers, rule, exception.system, target) ? daysOf(exception.name, exception.period) : undefined;
	const former = (exception.past ?? []).flatMap((past) => {
		const { root } = past.document;
		if (past.stage.status !== "approved" || !saysException(past.document)) return [];
		if (!names(waiversIn(root), rule, textOf(child(root, "system")), target)) return [];
		return daysOf(past.id ?? exception.name, periodIn(root)) ?? [];
	});
	return [...(now ? [now] : []), ...former];
}

const names = (waivers: readonly Waiver[], rule: string, system: string | undefined, target: Named): boolean =>
	waivers.some((waiver) => waiver.rule === rule && isAbout(waiver, system, target));

function daysOf(by: string, { start, expires }: Period): Waived | undefined {
	return start && expires && start.date <= expires.date ? { by, from: start.date, to: expires.date } : undefined;
}

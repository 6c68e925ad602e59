import { cadenceIn, isOftener } from "./cadence.js";
import type { Change, PolicySetting } from "./settings.js";
import { isLooser, type RuleSeverity } from "./severity.js";

/** A setting that says something else than before, and whether less is asked with it. */
export interface MovedSetting {
	readonly name: string;
	readonly way: "looser" | "stricter" | "changed";
	/** What held; absent where nothing did, or nobody can say what is usual. */
	readonly was?: string;
	readonly is?: string;
	/** `rai-docs.yaml:12`; absent where no policy says it any more. */
	readonly source?: string;
}

/** What policies say otherwise than before: what asks less first, else as they are listed. What has no effect is left out. */
export function settingsMoved(before: readonly PolicySetting[], now: readonly PolicySetting[]): MovedSetting[] {
	const [was, is] = [before.filter(inForce), now.filter(inForce)];
	const came = without(without(is, was, placeOf), was, sayingOf);
	const went = without(without(was, is, placeOf), is, sayingOf);
	const pairs = [
		...came.map((setting) => [went.find((one) => keyOf(one) === keyOf(setting)), setting] as const),
		...went.filter((one) => !came.some((setting) => keyOf(setting) === keyOf(one))).map((setting) => [setting, undefined] as const),
	];
	const usual = usualIn([...before, ...now]);
	return WAYS.flatMap((way) => pairs.filter(([a, b]) => wayOf(a, b) === way).map(([a, b]) => moved(a, b, way, usual)));
}

const WAYS = ["looser", "changed", "stricter"] as const;

const inForce = ({ source, change }: PolicySetting): boolean => source !== undefined && change !== "void";

const fileOf = ({ source = "" }: PolicySetting): string => source.replace(/:\d+$/, "");

const sayingOf = ({ name, value, change }: PolicySetting): string => JSON.stringify([name, value, change]);

const placeOf = (setting: PolicySetting): string => JSON.stringify([sayingOf(setting), fileOf(setting)]);

/** Of thresholds each is a setting of its own. */
const keyOf = (setting: PolicySetting): string =>
	JSON.stringify([setting.name, fileOf(setting), setting.name === "thresholds" ? setting.value : ""]);

/** Those that are not among others, each of which stands for one. */
function without(
	settings: readonly PolicySetting[],
	others: readonly PolicySetting[],
	nameOf: (one: PolicySetting) => string,
): PolicySetting[] {
	const left = new Map<string, number>();
	for (const other of others) left.set(nameOf(other), (left.get(nameOf(other)) ?? 0) + 1);
	return settings.filter((setting) => {
		const count = left.get(nameOf(setting)) ?? 0;
		left.set(nameOf(setting), count - 1);
		return count <= 0;
	});
}

const usualIn = (settings: readonly PolicySetting[]): ReadonlyMap<string, string> =>
	new Map(settings.flatMap(({ name, source, value, usual }) => (source === undefined ? [[name, value]] : usual ? [[name, usual]] : [])));

function moved(
	was: PolicySetting | undefined,
	is: PolicySetting | undefined,
	way: MovedSetting["way"],
	usual: ReadonlyMap<string, string>,
) {
	const name = (is ?? was)?.name ?? "";
	const [a, b] = [was, is].map((setting) => setting?.value ?? usual.get(name));
	return { name, way, ...(a !== undefined && { was: a }), ...(b !== undefined && { is: b }), ...(is?.source && { source: is.source }) };
}

/** How much is asked, beside what is usual. `other` asks less in one thing, and more in another. */
const ASKED: Readonly<Record<Change, number>> = { looser: -2, other: -1, same: 0, none: 0, void: 0, stricter: 1 };

const askedBy = (setting: PolicySetting | undefined): number => (setting ? ASKED[setting.change] : 0);

function wayOf(was: PolicySetting | undefined, is: PolicySetting | undefined): MovedSetting["way"] {
	const [a, b] = [askedBy(was), askedBy(is)];
	if (a !== b) return b < a ? "looser" : "stricter";
	const compared = wayOfValues((is ?? was)?.name ?? "", was?.value, is?.value);
	return compared === 0 ? "changed" : compared < 0 ? "looser" : "stricter";
}

/** Below 0 where less is asked, above where more is, 0 where nobody can say. */
function wayOfValues(name: string, was: string | undefined, is: string | undefined): number {
	const [area = "", , third] = name.split(".");
	if (area === "systems" && third === "production") return truth(is) - truth(was);
	if (area === "systems" && third === "tier") return was === undefined ? 0 : Number(was) - Number(is ?? UNSETTLED);
	if (was === undefined || is === undefined) return 0;
	if (area === "rules") return isLooser(is as RuleSeverity, was as RuleSeverity) ? -1 : 1;
	if (area === "exclude") return missing(is, was) ? -1 : 1;
	if (area === "include" || area === "required" || area === "authority") return missing(was, is) ? -1 : 1;
	if (area === "references") return is < was ? -1 : 1;
	return area === "review" ? wayOfCadences(was, is) : 0;
}

/** The strictest tier is 1; a system that no policy settles may have any. */
const UNSETTLED = 4;

const truth = (value: string | undefined): number => Number(value === "true");

/** Whether something of one list is not in another. */
const missing = (some: string, all: string): boolean => some.split(", ").some((one) => !all.split(", ").includes(one));

function wayOfCadences(was: string, is: string): number {
	const [a, b] = [cadenceIn(was), cadenceIn(is)];
	return !a || !b ? 0 : isOftener(a, b) ? -1 : isOftener(b, a) ? 1 : 0;
}

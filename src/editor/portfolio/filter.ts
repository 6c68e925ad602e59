import * as vscode from "vscode";
import { capital, isMissing, type SystemPortfolio, type Tier, tierName } from "../../core/index.js";

/** What may be the case with a system. */
type Case = "missing" | "problems" | "overdue";

/** Which systems to show: of one of the tiers, and in one of the cases; where none is named, of all. */
export interface Filter {
	readonly tiers: ReadonlySet<Tier>;
	readonly cases: ReadonlySet<Case>;
}

export const NO_FILTER: Filter = { tiers: new Set(), cases: new Set() };

const CASES: Readonly<Record<Case, (system: SystemPortfolio) => boolean>> = {
	missing: ({ required }) => required.some(isMissing),
	problems: ({ problems }) => problems.some(({ severity }) => severity !== "info"),
	overdue: ({ due }) => due.some(({ overdue }) => overdue),
};

export const isShown = (system: SystemPortfolio, { tiers, cases }: Filter): boolean =>
	(tiers.size === 0 || tiers.has(system.tier.tier)) && (cases.size === 0 || [...cases].some((one) => CASES[one](system)));

const caseName = (one: Case): string => {
	if (one === "missing") return vscode.l10n.t("A required document is missing");
	return one === "problems" ? vscode.l10n.t("There are errors or warnings") : vscode.l10n.t("Something is overdue");
};

interface Choice extends vscode.QuickPickItem {
	readonly tier?: Tier;
	readonly one?: Case;
}

/** Asks which systems to show. Undefined where nothing was chosen. */
export async function chooseFilter(systems: readonly SystemPortfolio[], now: Filter): Promise<Filter | undefined> {
	const count = (is: (system: SystemPortfolio) => boolean): string => String(systems.filter(is).length);
	const items: Choice[] = [
		...(["missing", "problems", "overdue"] as const).map((one) => ({
			...{ label: caseName(one), description: count(CASES[one]), picked: now.cases.has(one), one },
		})),
		...([1, 2, 3] as const).map((tier) => ({
			...{ label: capital(tierName(tier)), description: count((system) => system.tier.tier === tier), picked: now.tiers.has(tier), tier },
		})),
	];
	const title = vscode.l10n.t("Which systems to show");
	const chosen = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title,
		placeHolder: vscode.l10n.t("None chosen shows all"),
	});
	return (
		chosen && {
			tiers: new Set(chosen.flatMap(({ tier }) => tier ?? [])),
			cases: new Set(chosen.flatMap(({ one }) => one ?? [])),
		}
	);
}

/** What is shown and what is not, in words; empty where all is. */
export function filterWords({ tiers, cases }: Filter, some: boolean): string {
	const words = [...[...tiers].map(tierName), ...[...cases].map((one) => caseName(one).toLowerCase())].join(", ");
	if (words === "") return "";
	return some ? vscode.l10n.t("Showing: {0}", words) : vscode.l10n.t("Showing: {0}. There is none.", words);
}

import * as vscode from "vscode";
import {
	counted,
	dayWords,
	dueName,
	dueWords,
	isMissing,
	isPacket,
	isPast,
	lateWords,
	problemWords,
	referenceWords,
	requiredWords,
	type SystemPortfolio,
	statusWords,
	systemWords,
	tierName,
} from "../../core/index.js";
import { today } from "../roots.js";
import { iconOf } from "../traceability/items.js";
import { dayIcon, severityIcon, statusIcon, themed, WARNING } from "./icons.js";
import type {
	DocumentNode,
	DueNode,
	Group,
	GroupNode,
	MissingNode,
	ProblemNode,
	ReferenceNode,
	SystemNode,
	SystemsNode,
} from "./systemNodes.js";
import { told } from "./told.js";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** What is drawn for a node. Texts of documents are plain text everywhere, never Markdown. */
export function itemOf(node: SystemsNode): vscode.TreeItem {
	const item = draw(node);
	item.id = node.id;
	return item;
}

function draw(node: SystemsNode): vscode.TreeItem {
	if (node.kind === "system") return systemItem(node);
	if (node.kind === "group") return groupItem(node);
	if (node.kind === "missing") return missingItem(node);
	if (node.kind === "document") return documentItem(node);
	if (node.kind === "problem") return problemItem(node);
	return node.kind === "reference" ? referenceItem(node) : dueItem(node);
}

/** What a menu can offer stands in its context: an intake to assess, a packet to open, something to create. */
function systemItem({ system, root, unfolded }: SystemNode): vscode.TreeItem {
	const label = system.name ?? vscode.l10n.t("No system");
	const words = systemWords(system);
	const flags = [
		...(system.system === undefined ? [] : ["named"]),
		...(system.required.some(isMissing) ? ["missing"] : []),
		...(packetsOf(system).length > 0 ? ["packet"] : []),
	];
	return told({
		label,
		description: [root.folder, words].filter((one) => one !== undefined).join(", "),
		tooltip: [label, root.folder, sentence(system.tier.words), requiredLine(system), statusWords(system.documents), dueWords(system.due)],
		icon: themed("layers"),
		context: ["system", ...flags].join(" "),
		spoken: [label, root.folder, words],
		folded: unfolded ? Expanded : Collapsed,
	});
}

function requiredLine(system: SystemPortfolio): string | undefined {
	const { all, lacking } = requiredWords(system);
	return system.required.length > 0 ? `${all}: ${lacking}` : undefined;
}

/** Those that still speak for the system, what is before a board first. */
export const packetsOf = ({ documents }: SystemPortfolio): DocumentNode["document"][] =>
	documents
		.filter(({ checked: { artifact } }) => isPacket(artifact) && !isPast(artifact.status))
		.sort((a, b) => Number(b.overview.status === "in-review") - Number(a.overview.status === "in-review"));

function groupItem({ group, parent: { system } }: GroupNode): vscode.TreeItem {
	const { label, description, icon, unfolded } = GROUPS[group](system);
	return told({
		...{ label, icon, context: group, folded: unfolded ? Expanded : Collapsed },
		...(description !== undefined && { description }),
		tooltip: [[label, description].filter((words) => words).join(": ")],
		spoken: [label, description],
	});
}

interface Counted {
	readonly label: string;
	readonly description?: string;
	readonly icon: vscode.ThemeIcon;
	readonly unfolded?: boolean;
}

const GROUPS: Readonly<Record<Group, (system: SystemPortfolio) => Counted>> = {
	required: (system) => {
		const lacks = system.required.some(isMissing);
		const { all, lacking } = requiredWords(system);
		return { label: all, description: lacking, icon: themed("checklist", lacks ? WARNING : undefined), unfolded: lacks };
	},
	documents: ({ documents }) => ({
		label: counted(documents.length, "document"),
		description: statusWords(documents),
		icon: themed("files"),
	}),
	problems: ({ problems }) => ({
		label: counted(problems.length, "open problem"),
		description: problemWords(problems),
		icon: severityIcon(problems[0]?.severity ?? "info"),
	}),
	covered: ({ covered }) => ({ label: vscode.l10n.t("{0} covered for now", counted(covered.length, "problem")), icon: themed("shield") }),
	references: ({ tally }) => {
		const { count, words } = referenceWords(tally);
		return { label: counted(count, "reference"), description: words, icon: themed("references") };
	},
	due: ({ due }) => ({
		label: counted(due.length, "due date"),
		description: dueWords(due),
		icon: dayIcon(due.some(({ overdue }) => overdue)),
	}),
};

/** One click, or Enter, creates it. */
function missingItem(node: MissingNode): vscode.TreeItem {
	const { title, because } = node.required;
	const { name = "", tier } = node.parent.parent.system;
	const owed =
		because === undefined
			? vscode.l10n.t("Tier {0} requires it.", tier.tier)
			: vscode.l10n.t("Tier {0} requires it, because {1}.", tier.tier, because);
	const item = told({
		label: title,
		description: vscode.l10n.t("missing"),
		tooltip: [vscode.l10n.t("{0} of {1} is missing.", title, name), owed, vscode.l10n.t("Click to create it.")],
		icon: themed("new-file", WARNING),
		context: "missing",
		spoken: [title, vscode.l10n.t("missing"), owed, vscode.l10n.t("Enter creates it")],
	});
	item.command = { title: vscode.l10n.t("Create the document"), command: "raiDocs.createMissingDocument", arguments: [node] };
	return item;
}

function documentItem({ document, place, required }: DocumentNode): vscode.TreeItem {
	const { overview, open, checked } = document;
	const { title, kind, id, tier, path, words } = overview;
	const status = overview.status.replace(/-/g, " ");
	const problems = problemWords(open.filter(({ severity }) => severity !== "info"));
	const described = [required?.title, status, problems].filter((one) => one).join(", ");
	return told({
		label: title,
		description: described,
		tooltip: [
			title,
			[kind, id, tierName(tier), status].filter(Boolean).join(", "),
			path,
			open.length > 0 ? problemWords(open) : undefined,
			words,
		],
		icon: statusIcon(checked.artifact.status),
		context: isPacket(checked.artifact) ? "document packet" : "document",
		spoken: [title, kind, status, problems],
		folded: open.length > 0 ? Collapsed : None,
		place,
	});
}

function problemItem({ problem, place, parent }: ProblemNode): vscode.TreeItem {
	const { message, severity, rule, path, artifact } = problem;
	const where = parent.kind === "document" ? rule : (artifact ?? path);
	return told({
		label: message,
		description: where,
		tooltip: [message, `${severity}, ${rule}`, path],
		icon: severityIcon(severity),
		context: "problem",
		spoken: [severity, message, artifact ?? path],
		place,
	});
}

function referenceItem({ reference, document, place }: ReferenceNode): vscode.TreeItem {
	const { label, text, field, state, words, reason, remedy, numbers, leads } = reference;
	const differs = numbers.find((number) => number.state === "different");
	const from = document.overview.id ?? document.overview.path;
	return told({
		label,
		description: [differs?.words ?? words, from].join(" · "),
		tooltip: [
			`${field}: ${text}`,
			sentence(reason === undefined ? words : `${words}: ${reason}`),
			differs?.words,
			remedy,
			document.overview.path,
		],
		icon: iconOf(differs ? "broken" : state),
		context: leads ? "openableReference" : "reference",
		spoken: [label, from, field, differs?.words ?? words, reason],
		place,
	});
}

/** The day comes first: a side bar is narrow. */
function dueItem({ due: { commitment, document, due, overdue }, place }: DueNode): vscode.TreeItem {
	const name = dueName({ commitment });
	const words = dayWords(due, today());
	const who = commitment.owner?.name ?? vscode.l10n.t("nobody yet");
	const sees = vscode.l10n.t("Who sees to it: {0}", who);
	return told({
		...{ label: `${due} ${name}`, description: [lateWords(due, today()), who].filter((one) => one).join(" · ") },
		...{ icon: dayIcon(overdue), context: "due", place },
		tooltip: [name, words, sees, document.overview.path],
		spoken: [name, words, sees],
	});
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

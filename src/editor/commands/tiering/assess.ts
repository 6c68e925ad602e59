import * as vscode from "vscode";
import {
	type Checked,
	isIntake,
	type TextEdit,
	type Tier,
	type TieringReport,
	tierAnswerEdits,
	tierAnswersOf,
	tierEdits,
	tieringReport,
	verdictOf,
} from "../../../core/index.js";
import type { Checking } from "../../checking.js";
import { toWorkspaceEdit } from "../../convert.js";
import { ask, isAnswered, STEPS, type Step, type Walked, walkedIn } from "./steps.js";

/** Asks what decides the tier, one question after the other, and writes the answers down as one step that can be undone. */
export async function assessTier(checking: Checking, makeIntake: () => Promise<void>): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	const current = document && checking.current(document);
	if (!document || !current || !isIntake(current.checked.artifact.kind)) return noIntake(makeIntake);
	const walked = walkedIn(tierAnswersOf(current.checked.artifact));
	const finished = await walk(walked);
	await write(checking, document, ({ artifact }) => tierAnswerEdits(artifact, walked));
	const report = reportOn(checking, document);
	if (!report) return;
	if (report.prohibited.length > 0) return stop(report);
	if (!finished) return left(walked);
	const decided = await conclude(report);
	if (decided) await write(checking, document, ({ artifact }) => tierEdits(artifact, decided));
}

async function noIntake(makeIntake: () => Promise<void>): Promise<void> {
	const make = vscode.l10n.t("New Intake Request");
	const message = vscode.l10n.t("The tier of a system is decided in its intake request: open it first.");
	if ((await vscode.window.showInformationMessage(message, make)) === make) await makeIntake();
}

/** Through the steps that are open; through all where none is. Back leads to any. @returns whether all was asked */
async function walk(walked: Walked): Promise<boolean> {
	const open = STEPS.filter((step) => !isAnswered(step, walked) || isStop(step, walked));
	const asked = new Set(open.length > 0 ? open : STEPS);
	const next = (from: number): number => STEPS.findIndex((step, at) => at >= from && asked.has(step));
	for (let at = next(0); at >= 0; ) {
		const step = STEPS[at] as Step;
		const outcome = await ask(step, walked);
		if (outcome === undefined || isStop(step, walked)) return false;
		at = outcome === "back" ? at - 1 : next(at + 1);
	}
	return true;
}

/** Nothing else is asked of what may not be built. */
const isStop = (step: Step, { lists }: Walked): boolean =>
	"list" in step && step.list === "stop_triggers" && (lists.get("stop_triggers")?.length ?? 0) > 0;

/** Against the text as it is now. */
async function write(checking: Checking, document: vscode.TextDocument, editsFor: (checked: Checked) => TextEdit[]): Promise<void> {
	const current = checking.current(document);
	const edits = current ? editsFor(current.checked) : [];
	if (current && edits.length > 0)
		await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, current.checked.artifact.document, edits));
}

function reportOn(checking: Checking, document: vscode.TextDocument): TieringReport | undefined {
	const now = checking.current(document);
	return now && tieringReport(now.checked.artifact.document);
}

/** In plain words, and in the way. */
async function stop({ practices }: TieringReport): Promise<void> {
	const message = vscode.l10n.t("Stop: this reads like a practice that is prohibited.");
	const detail = [
		...practices,
		vscode.l10n.t(
			"Do not build it. Show it to legal before anything else is done; if they decide that it is none, their approval goes on record here.",
		),
	].join("\n\n");
	await vscode.window.showWarningMessage(message, { modal: true, detail });
}

/** A tier is a person's decision: it is told, and a stricter one is offered. @returns the one that is to be written */
async function conclude(report: TieringReport): Promise<Tier | undefined> {
	const { declared, reasons, tier } = report;
	const message = vscode.l10n.t("By the answers: {0}", verdictOf(report));
	const says = declared === undefined ? "" : ` ${vscode.l10n.t("The request says tier {0}.", declared)}`;
	const take = tier !== undefined && Number(declared) > tier ? [vscode.l10n.t("Make It Tier {0}", tier)] : [];
	const taken = await vscode.window.showInformationMessage(`${[message, ...reasons].join("; ")}.${says}`, ...take);
	return taken === undefined ? undefined : tier;
}

function left(walked: Walked): void {
	const done = STEPS.filter((step) => isAnswered(step, walked)).length;
	const message = vscode.l10n.t("{0} of {1} answered. “Assess Tier…” goes on from there.", done, STEPS.length);
	vscode.window.setStatusBarMessage(`$(info) ${message}`, 8000);
}

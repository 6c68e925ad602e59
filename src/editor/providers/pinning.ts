import * as vscode from "vscode";
import { type Pin, type PinOffer, type PinPlace, type PinPorts, pinOffers, pinsFor, pinsForAddress } from "../../core/index.js";
import type { Current } from "../checking.js";
import type { Root } from "../roots.js";
import { absoluteFile, isImage, relativeTo, transferredIn } from "./transferred.js";

/** Something brought to a place of a document of ours. */
export interface Brought {
	readonly current: Current;
	readonly place: PinPlace;
	/** Whether it is put into a text that somebody began: then a path or an address is meant as it is. */
	readonly begun?: boolean;
	readonly data: vscode.DataTransfer;
	readonly token: vscode.CancellationToken;
}

/** Where the references of a root lead. */
export interface Grounded {
	of(root: Root): PinPorts | undefined;
}

/** References that hold now, and how VS Code is to rank them. */
export interface Pinned {
	readonly offers: readonly PinOffer[];
	readonly kind: vscode.DocumentDropOrPasteEditKind;
	readonly yieldTo: readonly vscode.DocumentDropOrPasteEditKind[];
}

const { Empty, Text } = vscode.DocumentDropOrPasteEditKind;
/** Others, such as Markdown's links, make way for what is text. */
const FIRST = Text.append("raiDocs", "reference");
/** In prose a picture is rather shown, and an address is a link already. */
const BEHIND = Empty.append("raiDocs", "reference");
export const PIN_KINDS = [FIRST, BEHIND];

/** What is pasted or dropped as references, the best first; undefined where it is no file and no page of this repository. */
export async function pinned(brought: Brought, grounds: Grounded): Promise<Pinned | undefined> {
	const { current, place, token } = brought;
	const ground = current.root.uri && grounds.of(current.root);
	if (!ground) return undefined;
	const stop = new AbortController();
	const listener = token.onCancellationRequested(() => stop.abort());
	try {
		const { pins, behind } = await pinsOf(brought, ground, stop.signal);
		const offers = token.isCancellationRequested ? [] : pinOffers(place, pins);
		if (offers.length === 0) return undefined;
		return behind ? { offers, kind: BEHIND, yieldTo: [Text, Empty.append("markdown", "link")] } : { offers, kind: FIRST, yieldTo: [] };
	} catch (error) {
		if (token.isCancellationRequested) return undefined;
		void vscode.window.showWarningMessage(
			vscode.l10n.t("No reference could be made: {0}", error instanceof Error ? error.message : String(error)),
		);
		return undefined;
	} finally {
		listener.dispose();
	}
}

interface Found {
	/** Of each file. */
	readonly pins: readonly (readonly Pin[])[];
	readonly behind: boolean;
}

async function pinsOf(brought: Brought, ground: PinPorts, signal: AbortSignal): Promise<Found> {
	const { place, data, begun = false } = brought;
	const inProse = place.takes === "content";
	const { files, text } = await transferredIn(data);
	if (files.length > 0) return { pins: await ofFiles(files, brought, ground, signal), behind: inProse && files.every(isImage) };
	if (begun) return { pins: [], behind: false };
	if (/^https?:/.test(text)) return { pins: [await pinsForAddress(text, ground, signal)], behind: inProse };
	return { pins: [await ofText(text, brought, ground, signal)], behind: false };
}

/** Says why where a reference was wanted and none can be made; in prose a link may do. */
async function ofFiles(
	files: readonly vscode.Uri[],
	{ current: { root }, place }: Brought,
	ground: PinPorts,
	signal: AbortSignal,
): Promise<(readonly Pin[])[]> {
	const found: (readonly Pin[])[] = [];
	for (const file of place.many ? files : files.slice(0, 1)) {
		const pins = await pinsFor(relativeTo(root.uri as vscode.Uri, file), root.library, ground, signal);
		if (!("refused" in pins)) found.push(pins);
		else if (place.takes !== "content") void vscode.window.showInformationMessage(pins.refused);
	}
	if (!place.many && files.length > 1)
		void vscode.window.showInformationMessage(vscode.l10n.t("One reference stands here: the first of {0} files was taken.", files.length));
	return found;
}

/** A path that was copied as text: absolute; or from the root, where a reference is wanted and there is such a file. */
async function ofText(text: string, { current: { root }, place }: Brought, ground: PinPorts, signal: AbortSignal): Promise<readonly Pin[]> {
	const file = absoluteFile(text);
	const isPath = /^[^\s:#?]+[/.][^:#?]+$/.test(text) && place.takes !== "content";
	const path = file ? relativeTo(root.uri as vscode.Uri, file) : isPath ? text : undefined;
	const pins = path === undefined ? [] : await pinsFor(path, root.library, ground, signal);
	return "refused" in pins ? [] : pins;
}

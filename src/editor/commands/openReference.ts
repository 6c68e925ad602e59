import * as vscode from "vscode";
import { type Destination, destinationOf, type Git, type TracedReference } from "../../core/index.js";
import { builtInGit } from "../builtInGit.js";
import type { Checking, Current } from "../checking.js";
import { toRange } from "../convert.js";
import type { Grounds } from "../ground.js";
import { pinnedUri } from "../pinned.js";
import { type Root, uriOf } from "../roots.js";

/** Where a reference stands. */
export interface ReferencePlace {
	readonly uri: string;
	readonly pointer: string;
	/** Offset in the text, for those in prose. */
	readonly start?: number;
}

/** Opens what a reference leads to: beside its document, at the line that counts. */
export async function openReference(checking: Checking, grounds: Grounds, place: ReferencePlace): Promise<void> {
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
	const current = checking.current(document);
	const reference = current && referenceAt(current, place);
	const destination = reference && destinationOf(current.root.library, reference);
	if (!destination) return sayNowhere();
	await open(current.root, grounds, destination, evidenceLine(current, reference));
}

function sayNowhere(): void {
	void vscode.window.showInformationMessage(vscode.l10n.t("This reference leads nowhere that could be shown here."));
}

export function referenceAt({ checked }: Current, { pointer, start }: ReferencePlace): TracedReference | undefined {
	return checked.traced?.references.find(
		({ citation }) => citation.pointer === pointer && (start === undefined || citation.span.start === start),
	);
}

/** One-based line of the number in the evidence. */
function evidenceLine({ checked }: Current, { citation }: TracedReference): number | undefined {
	return checked.traced?.claims.find((claim) => claim.citation.pointer === citation.pointer)?.evidence?.line;
}

async function open(root: Root, grounds: Grounds, destination: Destination, line: number | undefined): Promise<void> {
	if (destination.to === "address") return void (await vscode.env.openExternal(vscode.Uri.parse(destination.url, true)));
	if (destination.to === "folder") return void (await vscode.commands.executeCommand("revealInExplorer", uriOf(root, destination.path)));
	if (destination.to === "commit") return openCommit(root, grounds.of(root)?.git, destination.revision);
	if (destination.to === "document") {
		await vscode.window.showTextDocument(uriOf(root, destination.path), { selection: toRange(destination.range) });
		return;
	}
	const { path, lines } = destination;
	const uri = destination.to === "pinned" ? pinnedUri(root, destination.revision, path) : uriOf(root, path);
	const from = (line ?? lines?.from ?? 1) - 1;
	const to = (line ?? lines?.to ?? from + 1) - 1;
	const selection = new vscode.Range(from, 0, to, Number.MAX_SAFE_INTEGER);
	await vscode.commands.executeCommand("vscode.open", uri, line || lines ? { selection } : {});
}

/** In the editor's own view of commits; else on its host, where a remote says which. */
async function openCommit({ uri }: Root, git: Git | undefined, revision: string): Promise<void> {
	const [found] = (await git?.objects([`${revision}^{commit}`])) ?? [];
	if (!git || typeof found !== "object") return sayNowhere();
	if (uri && (await isOpenInGit(uri))) return void (await vscode.commands.executeCommand("git.viewCommit", uri, found.id));
	const [remote] = (await git.repository()).remotes;
	if (remote) return void (await vscode.env.openExternal(vscode.Uri.parse(commitAddress(remote, found.id), true)));
	const [commit] = await git.commits([found.id]);
	const words = commit ? `${commit.subject} (${commit.author}, ${commit.date})` : "";
	void vscode.window.showInformationMessage(`${found.id.slice(0, 7)}: ${words}`);
}

/** Its own view of a commit is a command of the built-in extension since VS Code 1.94. */
async function isOpenInGit(uri: vscode.Uri): Promise<boolean> {
	const api = vscode.workspace.isTrusted ? await builtInGit() : undefined;
	return api?.getRepository(uri) != null && (await vscode.commands.getCommands(true)).includes("git.viewCommit");
}

/** @param remote `host/owner/name`, or `dev.azure.com/organization/project/name` */
function commitAddress(remote: string, id: string): string {
	const [, project, name] = /^(dev\.azure\.com\/[^/]+\/[^/]+)\/(.+)$/.exec(remote) ?? [];
	if (project) return `https://${project}/_git/${name}/commit/${id}`;
	return `https://${remote}${remote.startsWith("gitlab") ? "/-/commit/" : "/commit/"}${id}`;
}

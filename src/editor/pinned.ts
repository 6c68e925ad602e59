import * as vscode from "vscode";
import { textRelied } from "../core/index.js";
import { gitHistory } from "../node/git/history.js";
import type { Grounds } from "./ground.js";
import type { Root, Roots } from "./roots.js";

const SCHEME = "rai-docs-pin";
/** More is not shown: nobody reads it. */
const LIMIT = 8 * 1024 * 1024;

/** A file as a commit has it, read-only. Its tab is named as the file, its folder as the commit. */
export function pinnedUri(root: Root, revision: string, path: string): vscode.Uri {
	const name = `/${revision.slice(0, 7)}/${path}`;
	return vscode.Uri.from({ scheme: SCHEME, path: name, query: JSON.stringify({ root: root.uri?.toString(), revision, path }) });
}

/** A document as it was when it was relied on: at a version, or with a digest. */
export function reliedUri(root: Root, path: string, relied: string): vscode.Uri {
	return vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: JSON.stringify({ root: root.uri?.toString(), path, relied }) });
}

export function registerPinned(roots: Roots, grounds: Grounds): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
		provideTextDocumentContent: async ({ query }) => {
			const asked = JSON.parse(query) as Asked;
			const root = roots.all.find(({ uri }) => uri?.toString() === asked.root);
			const text = root && ("relied" in asked ? await reliedText(root, asked.path, asked.relied) : await textAt(root, grounds, asked));
			return text ?? vscode.l10n.t("{0} cannot be shown as it was: it is not here, or too large.", asked.path);
		},
	});
}

type Asked = { readonly root: string; readonly path: string } & ({ readonly revision: string } | { readonly relied: string });

async function textAt(root: Root, grounds: Grounds, { revision, path }: { revision: string; path: string }): Promise<string | undefined> {
	const [bytes] = (await grounds.of(root)?.git.contents([`${revision}:${path}`], LIMIT)) ?? [];
	return bytes && new TextDecoder().decode(bytes);
}

/** A document as it was committed when it was relied on, where it is found. No process runs in Restricted Mode. */
export async function reliedText({ uri }: Root, path: string, relied: string): Promise<string | undefined> {
	if (!uri || !vscode.workspace.isTrusted) return undefined;
	const { texts } = await gitHistory(uri.fsPath).texts([path]);
	const versions = texts.get(path) ?? [];
	return textRelied(
		path,
		versions.map(({ text }) => text),
		relied,
	);
}

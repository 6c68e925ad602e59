import * as vscode from "vscode";

/** The part of the built-in git extension's API that is used (extensions/git/src/api/git.d.ts of VS Code). */
export interface GitApi {
	readonly repositories: readonly GitRepository[];
	readonly onDidOpenRepository: vscode.Event<GitRepository>;
	getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
	readonly rootUri: vscode.Uri;
	readonly state: { readonly onDidChange: vscode.Event<void> };
}

/** Undefined where it is not there, or switched off. It runs git: never ask for it in Restricted Mode. */
export async function builtInGit(): Promise<GitApi | undefined> {
	const extension = vscode.extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>("vscode.git");
	if (!extension) return undefined;
	const exported = extension.isActive ? extension.exports : await extension.activate();
	return exported.enabled ? exported.getAPI(1) : undefined;
}

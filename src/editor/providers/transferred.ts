import path from "node:path";
import * as vscode from "vscode";

/** What somebody brought along: files, or else a text of one line. */
export interface Transferred {
	readonly files: readonly vscode.Uri[];
	readonly text: string;
}

/** Longer texts name no file. */
const MAX_LENGTH = 4096;

/** Files from the explorer, a tab or the system; an address from a browser; a path or an address as text. */
export async function transferredIn(data: vscode.DataTransfer): Promise<Transferred> {
	const list = (await data.get("text/uri-list")?.asString()) ?? "";
	const uris = list.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
	const files = uris.filter((uri) => uri.startsWith("file:")).map((uri) => vscode.Uri.parse(uri));
	const text = uris[0] ?? (await data.get("text/plain")?.asString())?.trim() ?? "";
	return { files, text: files.length > 0 || text.length > MAX_LENGTH || /[\r\n]/.test(text) ? "" : text };
}

/** The file that an absolute path names, as it is copied as text. Windows puts it in quotes. */
export function absoluteFile(text: string): vscode.Uri | undefined {
	const name = /^"(.+)"$/.exec(text)?.[1] ?? text;
	if (/^file:\/\//.test(text)) return vscode.Uri.parse(text);
	return path.isAbsolute(name) ? vscode.Uri.file(name) : undefined;
}

/** A root-relative POSIX path; it may lead outside. */
export const relativeTo = (root: vscode.Uri, file: vscode.Uri): string => path.relative(root.fsPath, file.fsPath).split(path.sep).join("/");

export const isImage = ({ path: file }: vscode.Uri): boolean => /\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp)$/i.test(file);

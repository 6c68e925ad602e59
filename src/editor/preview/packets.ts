import * as vscode from "vscode";
import { type PacketSources, sourcesFor } from "../../core/index.js";
import type { Checking } from "../checking.js";
import type { DecidedOn } from "../packet/decidedOn.js";
import { type RootedPath, type Roots, today } from "../roots.js";

/** A packet as it is now, and where its documents are. */
export interface FoundPacket {
	readonly sources: PacketSources;
	/** The manifest and the members: paths by URI. */
	readonly paths: ReadonlyMap<string, string>;
}

/** A packet in a workspace. */
export interface ListedPacket {
	readonly uri: vscode.Uri;
	readonly title: string;
	/** Whether it is this document, or names it. */
	isAbout(uri: vscode.Uri): boolean;
}

/** The packets of all roots, with their documents: unsaved text wins. */
export class Packets {
	readonly #roots: Roots;
	readonly #checking: Checking;
	readonly #decidedOn: DecidedOn;

	constructor(roots: Roots, checking: Checking, decidedOn: DecidedOn) {
		this.#roots = roots;
		this.#checking = checking;
		this.#decidedOn = decidedOn;
	}

	/** Reads the folder around a document, once: its members may be anywhere in it. */
	async read(uri: vscode.Uri): Promise<void> {
		const at = this.#locate(uri);
		if (at) await this.#checking.scan(at.root);
	}

	/** Somebody asked for packets: the folders are read, and what was typed a moment ago counts. */
	async readAll(): Promise<readonly ListedPacket[]> {
		await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => this.read(uri)));
		this.#checking.takeInOpen();
		return this.all;
	}

	/** Undefined where a document is no packet, or cannot be read. */
	find(uri: vscode.Uri): FoundPacket | undefined {
		const at = this.#locate(uri);
		const day = today();
		const sources = at && sourcesFor(at.root.library, at.path, day, this.#decidedOn.of(at, day));
		if (!sources) return undefined;
		const paths = [sources.packet, ...sources.members].map(({ artifact }) => artifact.document.path);
		return { sources, paths: new Map(paths.map((path) => [this.#checking.uriOf(at.root, path).toString(), path])) };
	}

	#locate(uri: vscode.Uri): RootedPath | undefined {
		const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
		return this.#roots.locate(uri, open?.languageId);
	}

	get all(): ListedPacket[] {
		return this.#roots.all.flatMap((root) =>
			root.library.artifactsOf("review-packet").map(({ id, document: { path } }) => {
				const uri = this.#checking.uriOf(root, path);
				return { uri, title: id ?? path, isAbout: (other) => this.find(uri)?.paths.has(other.toString()) ?? false };
			}),
		);
	}
}

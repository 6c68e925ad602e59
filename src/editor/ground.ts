import path from "node:path";
import * as vscode from "vscode";
import type { Disk, FieldsContext, Git, Log, Workshop } from "../core/index.js";
import { diskAt } from "../node/disk.js";
import { diskFiles } from "../node/files.js";
import { gitAt } from "../node/git/git.js";
import { noGit } from "../node/git/none.js";
import { schemasInThread } from "../node/schemas/schemasInThread.js";
import { workshopInThread } from "../node/workshop/workshop.js";
import { HashingProgress } from "./hashingProgress.js";
import type { Root } from "./roots.js";

/** Where a root's references lead: its repository and its files. */
export interface Ground {
	readonly git: Git;
	readonly disk: Disk;
	readonly workshop: Workshop;
	/** What document types of a policy are read from, and what runs their schemas. */
	readonly fields: FieldsContext;
	dispose(): void;
}

/** Opens the ground below roots when the first reference is followed, and anew when the workspace becomes trusted. */
export class Grounds implements vscode.Disposable {
	readonly #log: Log;
	/** Folder for what may be forgotten. */
	readonly #storage: vscode.Uri | undefined;
	readonly #open = new Map<Root, Ground>();
	/** One for all roots: what takes long is done one after the other. */
	readonly #workshop = workshopInThread();
	readonly #schemas = schemasInThread();
	#isDisposed = false;

	constructor(log: Log, storage: vscode.Uri | undefined) {
		this.#log = log;
		this.#storage = storage;
	}

	of(root: Root): Ground | undefined {
		if (!root.uri || this.#isDisposed) return undefined;
		const ground = this.#open.get(root) ?? this.#make(root.uri);
		this.#open.set(root, ground);
		return ground;
	}

	/** Nothing is kept of a root that is gone, or that may be read otherwise now. */
	close(root: Root): void {
		this.#open.get(root)?.dispose();
		this.#open.delete(root);
	}

	#make({ fsPath }: vscode.Uri): Ground {
		const git = vscode.workspace.isTrusted ? gitAt(fsPath) : { ...untrusted(), dispose: () => undefined };
		const progress = new HashingProgress();
		const cache = this.#storage && path.join(this.#storage.fsPath, `digests-${encodeURIComponent(fsPath).slice(-180)}.json`);
		const disk = diskAt(fsPath, {
			readable: readableFolders(),
			onProgress: (file, done, total) => progress.report(file, done, total),
			...(cache && { cache }),
		});
		const dispose = () => {
			git.dispose();
			progress.dispose();
			disk.dispose().catch((error) => this.#log.error("the digests could not be kept", error));
		};
		const files = diskFiles(fsPath);
		const schemas = vscode.workspace.isTrusted ? this.#schemas : NOT_RUN;
		const fields = { read: (path: string) => files.read(path), schemas };
		return { git, disk: progress.cancellable(disk), workshop: this.#workshop, fields, dispose };
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const root of [...this.#open.keys()]) this.close(root);
		for (const thread of [this.#workshop, this.#schemas])
			thread.close().catch((error) => this.#log.error("a thread could not be closed", error));
	}
}

/** No process runs in Restricted Mode. */
const untrusted = (): Git => noGit("git is not asked in Restricted Mode", "Trust this workspace to have commits checked.");

/** A schema is made into code, and nothing of a workspace is run that nobody trusts. */
const NOT_RUN = {
	reason: "no schema of a workspace is run in Restricted Mode",
	remedy: "Trust this workspace to have them checked.",
};

/** Only a person can widen what is read: the setting is the machine's, never the workspace's. */
const readableFolders = (): string[] => vscode.workspace.getConfiguration("raiDocs").get<string[]>("readableFolders", []);

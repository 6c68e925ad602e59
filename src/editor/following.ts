import type * as vscode from "vscode";
import { checkFields, follow, type Log, leaveOpen } from "../core/index.js";
import type { Grounds } from "./ground.js";
import type { Root } from "./roots.js";

/** Follows references behind the person's back: what was found out is published as soon as it is known. */
export class Following implements vscode.Disposable {
	readonly #grounds: Grounds;
	readonly #log: Log;
	readonly #stop = new Map<Root, AbortController>();
	/** What is under way. */
	readonly #going = new Map<Root, Set<Promise<void>>>();

	constructor(grounds: Grounds, log: Log) {
		this.#grounds = grounds;
		this.#log = log;
	}

	/** @param settled is told the paths whose problems may have changed */
	async follow(root: Root, settled: (paths: ReadonlySet<string>) => void): Promise<void> {
		const going = this.#going.get(root) ?? new Set();
		this.#going.set(root, going);
		const work = this.#follow(root, settled);
		going.add(work);
		await work.finally(() => going.delete(work));
	}

	/** Waits until nothing more is being looked for, whoever began it. */
	async rest(root: Root): Promise<void> {
		for (let going = this.#going.get(root); going && going.size > 0; going = this.#going.get(root)) await Promise.allSettled(going);
	}

	async #follow(root: Root, settled: (paths: ReadonlySet<string>) => void): Promise<void> {
		const ground = this.#grounds.of(root);
		if (!ground) return settled(leaveOpen(root.library, "it lies in no folder that is open", "Open the folder it is about."));
		const stop = this.#stop.get(root) ?? new AbortController();
		this.#stop.set(root, stop);
		try {
			const { signal } = stop;
			await Promise.all([
				follow(root.library, { ...ground, signal }, settled),
				checkFields(root.library, { ...ground.fields, signal }, settled),
			]);
		} catch (error) {
			if (!stop.signal.aborted) this.#log.error("references could not be followed", error);
			// Who began anew in the meantime could not take what was given up only now.
			else if (this.#stop.has(root) && this.#stop.get(root) !== stop) await this.#follow(root, settled);
		}
	}

	/** What git says may have changed. @returns whether any reference is concerned */
	gitChanged(root: Root): boolean {
		this.#grounds.of(root)?.git.refresh();
		return root.library.outdate({ git: true });
	}

	/** Begins anew: another workspace trust, another set of readable folders. */
	restart(root: Root): void {
		this.forget(root);
		root.library.outdate({ all: true });
	}

	forget(root: Root): void {
		this.#stop.get(root)?.abort();
		this.#stop.delete(root);
		this.#grounds.close(root);
	}

	dispose(): void {
		for (const stop of this.#stop.values()) stop.abort();
	}
}

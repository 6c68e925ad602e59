import * as vscode from "vscode";
import type { Disk } from "../core/index.js";

/** Smaller files are done before anybody could read about it. */
const WORTH_SAYING = 256 * 1024 * 1024;

/** Says that a large file is being read, and lets a person stop it. */
export class HashingProgress implements vscode.Disposable {
	/** Those who wait for a file. */
	readonly #waiting = new Map<string, Set<AbortController>>();
	/** Files are read one after the other. */
	#shown: Shown | undefined;

	report(file: string, done: number, total: number): void {
		if (total < WORTH_SAYING || !this.#waiting.has(file)) return;
		if (this.#shown?.file !== file) {
			this.#shown?.close();
			this.#shown = new Shown(file, () => this.#stop(file));
		}
		this.#shown.tell(done / total);
	}

	/** A disk whose digests stop when a person says so. */
	cancellable(disk: Disk): Disk {
		return {
			readable: disk.readable,
			stat: (path) => disk.stat(path),
			entries: (folder) => disk.entries(folder),
			read: (path, limit) => disk.read(path, limit),
			digest: (path, algorithms, signal) =>
				this.#until(path, (stop) => disk.digest(path, algorithms, signal ? AbortSignal.any([signal, stop]) : stop)),
		};
	}

	async #until<T>(file: string, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
		const stop = new AbortController();
		const waiting = this.#waiting.get(file) ?? new Set();
		this.#waiting.set(file, waiting.add(stop));
		try {
			return await work(stop.signal);
		} finally {
			waiting.delete(stop);
			if (waiting.size === 0) this.#done(file);
		}
	}

	#done(file: string): void {
		this.#waiting.delete(file);
		if (this.#shown?.file !== file) return;
		this.#shown.close();
		this.#shown = undefined;
	}

	#stop(file: string): void {
		for (const stop of this.#waiting.get(file) ?? []) stop.abort(new Error("stopped by hand"));
	}

	dispose(): void {
		this.#shown?.close();
	}
}

/** One notification. The editor shows it a little later than it is asked to. */
class Shown {
	readonly file: string;
	#share = 0;
	#told = 0;
	#progress: vscode.Progress<{ message: string; increment: number }> | undefined;
	#finish: () => void = () => undefined;

	constructor(file: string, stop: () => void) {
		this.file = file;
		const over = new Promise<void>((resolve) => {
			this.#finish = resolve;
		});
		const title = vscode.l10n.t("RAI Docs reads {0} to check its digest", file);
		void vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
			token.onCancellationRequested(stop);
			this.#progress = progress;
			this.tell(this.#share);
			return over;
		});
	}

	/** @param share of the file that was read, up to 1 */
	tell(share: number): void {
		this.#share = share;
		if (!this.#progress) return;
		this.#progress.report({ message: `${Math.round(100 * share)} %`, increment: 100 * (share - this.#told) });
		this.#told = share;
	}

	close(): void {
		this.#finish();
	}
}

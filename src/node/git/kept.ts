import { abortable } from "./abortable.js";

/** Something that is read once, whoever asks, until it may have changed. */
export interface Kept<T> {
	get(signal?: AbortSignal): Promise<T>;
	forget(): void;
}

/** A failure is not kept. */
export function kept<T>(read: () => Promise<T>): Kept<T> {
	let reading: Promise<T> | undefined;
	const begin = (): Promise<T> => {
		const begun = read();
		begun.catch(() => {
			if (reading === begun) reading = undefined;
		});
		return begun;
	};
	return {
		get(signal) {
			reading ??= begin();
			return abortable(reading, signal);
		},
		forget() {
			reading = undefined;
		},
	};
}

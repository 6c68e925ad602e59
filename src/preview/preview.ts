import type { FromPreview, Show } from "../protocol.js";
import { registerAsking } from "./asking.js";
import { followMessages } from "./messages.js";
import { morph } from "./morph.js";
import { registerPassages } from "./passages.js";
import { makeReadable } from "./reading.js";
import { revealer } from "./reveal.js";
import { type Kept, keepState, restore } from "./state.js";

declare function acquireVsCodeApi(): {
	postMessage(message: FromPreview): void;
	getState(): unknown;
	setState(state: Kept): void;
};

/** The preview's page: the host says what the packet is, and is asked for sources. */
function start(): void {
	const host = acquireVsCodeApi();
	const kept = keepState(host);
	const reveal = revealer();
	let shown = 0;
	const show = (message: Show): void => {
		if (message.version <= shown) return;
		shown = message.version;
		notice(message.notice ?? "");
		kept.belongsTo(message);
		if (message.html === undefined) return;
		const isFirst = !document.querySelector(".packet");
		morph(message.html);
		if (isFirst) restore(kept.before);
		reveal.again();
	};
	makeReadable();
	registerPassages((place, focus) => host.postMessage({ type: "open", ...place, focus }));
	registerAsking((place, words) => host.postMessage({ type: "ask", ...place, words }));
	followMessages({ show, reveal: reveal.at });
	host.postMessage({ type: "ready" });
}

function notice(words: string): void {
	const place = document.querySelector<HTMLElement>("#notice");
	if (place && place.textContent !== words) place.textContent = words;
}

start();

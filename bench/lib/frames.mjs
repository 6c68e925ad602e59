// @ts-check
/** Messages of the Language Server Protocol over a pair of streams. */

/** @param {import("node:stream").Writable} stream @param {object} message */
export function send(stream, message) {
	const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
	stream.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
}

/** @param {import("node:stream").Readable} stream @param {(message: any) => void} onMessage */
export function receive(stream, onMessage) {
	let rest = Buffer.alloc(0);
	stream.on("data", (chunk) => {
		rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		for (let body = next(); body; body = next()) onMessage(JSON.parse(body));
	});
	const next = () => {
		const head = rest.indexOf("\r\n\r\n");
		const length = Number(/Content-Length: (\d+)/i.exec(rest.toString("latin1", 0, Math.max(0, head)))?.[1]);
		if (head < 0 || rest.length < head + 4 + length) return undefined;
		const body = rest.toString("utf8", head + 4, head + 4 + length);
		rest = rest.subarray(head + 4 + length);
		return body;
	};
}

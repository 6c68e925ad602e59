// @ts-check
// node bench/lib/server.mjs CORE: our check behind the same protocol as the peer, so that both pay for the same pipe.
import { clock, loadCore } from "./core.mjs";
import { receive, send } from "./frames.mjs";

const { Library, applyEdits } = loadCore(process.argv[2]);
const library = new Library(clock);
const path = "card.yaml";

/** @type {Record<string, (params: any) => void>} */
const handlers = {
	"textDocument/didOpen": ({ textDocument }) => take(textDocument.uri, textDocument.text),
	"textDocument/didChange": ({ textDocument, contentChanges: [{ range, text }] }) => {
		const before = library.text(path) ?? "";
		const lines = library.check(path)?.artifact.document.lines;
		if (!lines) throw new Error("A change came before the document was opened");
		const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
		take(textDocument.uri, applyEdits(before, [{ span, newText: text }]));
	},
};

receive(process.stdin, ({ id, method, params }) => {
	if (id !== undefined) send(process.stdout, { id, result: { capabilities: { textDocumentSync: 2 } } });
	handlers[method]?.(params);
});

/** @param {string} uri @param {string} text */
function take(uri, text) {
	library.set(path, text);
	const problems = library.check(path)?.problems ?? [];
	const diagnostics = problems.map(({ range, message, rule }) => ({ range: range ?? NOWHERE, message, code: rule, source: "RAI Docs" }));
	send(process.stdout, { method: "textDocument/publishDiagnostics", params: { uri, diagnostics } });
}

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

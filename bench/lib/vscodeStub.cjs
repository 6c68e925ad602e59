// Stands for the `vscode` module where the extension is loaded outside VS Code, so that its own time is all that is measured.
// Everything there is can be called, constructed and asked for more.
const Module = require("node:module");

/** @param {Record<string | symbol, unknown>} known */
function anything(known = {}) {
	return new Proxy(function stub() {}, {
		get: (_, key) => {
			// It is no promise, and nothing to iterate over.
			if (key !== "then" && typeof key !== "symbol" && !(key in known)) known[key] = anything();
			return known[key];
		},
		set: (_, key, value) => {
			known[key] = value;
			return true;
		},
		apply: () => anything(),
		construct: () => anything(),
	});
}

/**
 * From now on `require("vscode")` gives a VS Code in which these documents are open.
 * @param {readonly { name: string, languageId: string, text: string }[]} documents
 * @returns {{ context: object, published: unknown[] }} what `activate` is handed, and the diagnostics it will have published
 */
exports.stub = (documents) => {
	/** @type {unknown[]} */
	const published = [];
	const collection = anything({
		set: (/** @type {unknown} */ _, /** @type {unknown[]} */ diagnostics) => published.push(...(diagnostics ?? [])),
	});
	// As a prototype, because bundles copy a module's own properties and inherit the rest.
	const vscode = Object.create(
		anything({
			workspace: anything({ textDocuments: documents.map(open), workspaceFolders: [], isTrusted: true, findFiles: async () => [] }),
			window: anything({ visibleTextEditors: [], activeTextEditor: undefined }),
			languages: anything({ createDiagnosticCollection: () => collection }),
		}),
	);
	const load = Module._load;
	Module._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));
	const state = anything({ get: () => undefined });
	return { context: { subscriptions: [], extensionUri: anything(), workspaceState: state, globalState: state }, published };
};

/** @param {{ name: string, languageId: string, text: string }} document */
function open({ name, languageId, text }) {
	const uri = { scheme: "untitled", path: name, toString: () => `untitled:${name}` };
	return { uri, fileName: uri.path, languageId, version: 1, isClosed: false, getText: () => text };
}

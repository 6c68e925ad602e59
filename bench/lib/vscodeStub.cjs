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

// As a prototype, because bundles copy a module's own properties and inherit the rest.
const vscode = Object.create(
	anything({
		workspace: anything({ textDocuments: [], workspaceFolders: [], isTrusted: true }),
		window: anything({ visibleTextEditors: [], activeTextEditor: undefined }),
	}),
);

const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));

/** What VS Code hands to `activate`. */
exports.context = () => ({
	subscriptions: [],
	extensionUri: anything(),
	workspaceState: anything({ get: () => undefined }),
	globalState: anything({ get: () => undefined }),
});

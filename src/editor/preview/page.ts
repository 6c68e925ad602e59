import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { element, page } from "../../core/index.js";

/** The page around a packet. It holds no data: what it shows comes as a message. */
export function previewPage({ cspSource, asWebviewUri }: PreviewSources, dist: vscode.Uri): string {
	const nonce = randomBytes(18).toString("base64");
	const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
	const address = (file: string): string => asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
	const head = element(
		"head",
		{},
		element("meta", { charset: "utf-8" }),
		element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
		element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
		element("title", {}, vscode.l10n.t("Review packet")),
		...["packet.css", "preview.css"].map((file) => element("link", { rel: "stylesheet", href: address(file) })),
	);
	const body = element(
		"body",
		{ class: "preview" },
		element("p", { id: "notice", role: "status" }),
		element("div", { id: "preview" }),
		element(
			"p",
			{ id: "hint" },
			vscode.l10n.t("A click, or Enter, shows the source. Arrow keys go from passage to passage. A question mark asks about it."),
		),
		element("button", { id: "ask", type: "button", hidden: "", "aria-keyshortcuts": "?" }, vscode.l10n.t("Ask about this passage")),
		element("script", { nonce, src: address("preview.js") }),
	);
	return page(element("html", { lang: "en" }, head, body));
}

/** What a webview gives its page. */
export interface PreviewSources {
	readonly cspSource: string;
	readonly asWebviewUri: (uri: vscode.Uri) => vscode.Uri;
}

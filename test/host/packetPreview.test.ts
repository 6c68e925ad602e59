import assert from "node:assert/strict";
import { commands, EventEmitter, Position, Selection, TabInputWebview, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { Library, sourcesFor } from "../../src/core/index";
import { choosePacket } from "../../src/editor/preview/choose";
import { isFromPreview } from "../../src/editor/preview/messages";
import type { FoundPacket, ListedPacket } from "../../src/editor/preview/packets";
import { previewPage } from "../../src/editor/preview/page";
import { PacketPanel } from "../../src/editor/preview/panel";
import { packetIn } from "../../src/editor/preview/previews";
import type { Show, ToPreview } from "../../src/protocol";
import { card, closeEditors, open, until, untilRule, write } from "./documents";

const packet = (id: string, members = "[MC-credit]"): string => `---
artifact: review-packet
schema: "1"
id: ${id}
title: Launch of the credit model
system: credit
tier: 3
version: "1.0.0"
status: draft
question: May it be launched?
members: ${members}
---
# Launch

## Summary

It scores applications.
`;

const DIST = Uri.file("/extension/dist");

/** A panel that only remembers. */
function fakePanel() {
	const [posted, received, viewState, disposed] = [
		[] as ToPreview[],
		new EventEmitter<unknown>(),
		new EventEmitter<void>(),
		new EventEmitter<void>(),
	];
	const state = {
		title: "",
		visible: true,
		viewColumn: ViewColumn.Two,
		onDidChangeViewState: viewState.event,
		onDidDispose: disposed.event,
		webview: {
			options: {} as Record<string, unknown>,
			html: "",
			cspSource: "vscode-resource:",
			asWebviewUri: (uri: Uri) => uri,
			onDidReceiveMessage: received.event,
			postMessage: async (message: ToPreview) => posted.push(message) > 0,
		},
		reveal: () => undefined,
		dispose: () => disposed.fire(),
	};
	const hide = (visible: boolean) => {
		state.visible = visible;
		viewState.fire();
	};
	return { panel: state as unknown as WebviewPanel, state, posted, says: (message: unknown) => received.fire(message), setVisible: hide };
}

/** A preview of the packet of a library, at a panel that only remembers. */
function preview(files: Readonly<Record<string, string>>, uriOf = (path: string) => Uri.file(`/root/${path}`)) {
	const library = new Library({ today: () => "2026-06-01" });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	const errors: string[] = [];
	const find = (): FoundPacket | undefined => {
		const sources = sourcesFor(library, "packet.md", "2026-06-01");
		const paths = sources ? [sources.packet, ...sources.members].map(({ artifact }) => artifact.document.path) : [];
		return sources && { sources, paths: new Map(paths.map((path) => [uriOf(path).toString(), path])) };
	};
	const fake = fakePanel();
	const log = { info: () => undefined, error: (message: string) => errors.push(message) };
	const shown = new PacketPanel(uriOf("packet.md"), fake.panel, { log, dist: DIST, find }, "whole");
	return { ...fake, library, shown, errors, last: () => fake.posted.at(-1) as Show };
}

const FILES = { "packet.md": packet("RP-credit"), "card.md": card("MC-credit") };

describe("A packet's preview", () => {
	it("shows nothing before its folder was read and its page listens", () => {
		const { shown, says, posted, state } = preview(FILES);
		shown.redraw();
		says({ type: "ready" });
		assert.equal(posted.length, 0);
		shown.read();
		assert.equal(posted.length, 1);
		assert.equal(state.title, "Packet: RP-credit");
	});

	it("draws a member's change once, with a higher version", () => {
		const { shown, says, posted, library, last } = preview(FILES);
		says({ type: "ready" });
		shown.read();
		shown.redraw();
		assert.deepEqual([posted.length, last().version], [1, 1]);
		library.set(
			"card.md",
			card("MC-credit", (text) => text.replace("Credit model", "Another model")),
		);
		shown.redraw();
		shown.redraw();
		assert.deepEqual([posted.length, last().version], [2, 2]);
		assert.match(last().html ?? "", /Another model/);
		assert.equal(last().packet, "file:///root/packet.md");
	});

	it("draws nothing while it is hidden, and all of it for a new page", () => {
		const { shown, says, posted, library, setVisible } = preview(FILES);
		says({ type: "ready" });
		shown.read();
		setVisible(false);
		library.set(
			"card.md",
			card("MC-credit", (text) => text.replace("Credit model", "Another model")),
		);
		shown.redraw();
		assert.equal(posted.length, 1);
		setVisible(true);
		says({ type: "ready" });
		assert.match((posted.at(-1) as Show).html ?? "", /Another model/);
	});

	it("keeps the last good packet where there is none, and says so", () => {
		const { shown, says, library, last } = preview(FILES);
		says({ type: "ready" });
		shown.read();
		const { html } = last();
		library.set("packet.md", "no packet");
		shown.redraw();
		assert.match(last().notice ?? "", /is no review packet at the moment: .* Shown is the packet as it was\.$/);
		assert.equal(last().html, html);
		library.set("packet.md", FILES["packet.md"]);
		shown.redraw();
		assert.equal(last().notice, undefined);
	});

	it("says calmly that there never was one", () => {
		const { shown, says, last } = preview({});
		says({ type: "ready" });
		shown.read();
		assert.equal(last().html, undefined);
		assert.match(last().notice ?? "", /“artifact: review-packet”\.$/);
	});

	it("tells the page where the cursor is, once a line, in documents of the packet only", () => {
		const { shown, says, posted } = preview(FILES);
		says({ type: "ready" });
		shown.read();
		for (const [path, line] of [
			["card.md", 3],
			["card.md", 3],
			["other.md", 1],
			["packet.md", 0],
		] as const)
			shown.cursorAt(Uri.file(`/root/${path}`), line);
		assert.deepEqual(posted.slice(1), [
			{ type: "reveal", path: "card.md", line: 3 },
			{ type: "reveal", path: "packet.md", line: 0 },
		]);
	});

	it("opens a source at its line, and is not told of the cursor that it sent there", async () => {
		const uri = await write("led.md", card("MC-credit"));
		const { shown, says, posted } = preview({ "packet.md": packet("RP-led"), "led.md": card("MC-credit") }, (path) =>
			path === "led.md" ? uri : Uri.file(`/root/${path}`),
		);
		const listening = window.onDidChangeTextEditorSelection(({ textEditor, selections: [first] }) =>
			shown.cursorAt(textEditor.document.uri, first?.active.line ?? 0),
		);
		says({ type: "ready" });
		shown.read();
		says({ type: "open", path: "led.md", line: 5, focus: true });
		const editor = await until("the source", () =>
			window.visibleTextEditors.find(
				({ document, selection }) => document.uri.toString() === uri.toString() && selection.active.line === 5,
			),
		);
		assert.equal(posted.length, 1);
		editor.selection = new Selection(new Position(9, 0), new Position(9, 0));
		await until("the cursor to be told", () => posted.length === 2);
		assert.deepEqual(posted[1], { type: "reveal", path: "led.md", line: 9 });
		listening.dispose();
		await closeEditors();
	});

	it("opens nothing that is not in the packet", async () => {
		const uri = await write("outside.md", card("MC-outside"));
		const { shown, says, errors } = preview(FILES);
		says({ type: "ready" });
		shown.read();
		for (const path of ["outside.md", "../outside.md", uri.fsPath, uri.toString(), "__proto__"])
			says({ type: "open", path, line: 0, focus: true });
		await new Promise((resolve) => setTimeout(resolve, 200));
		assert.equal(window.visibleTextEditors.length, 0);
		assert.deepEqual(errors, []);
	});

	it("allows scripts, no commands, and files of its own folder only", () => {
		const { state } = preview(FILES);
		assert.deepEqual(state.webview.options, {
			enableScripts: true,
			enableCommandUris: false,
			enableForms: false,
			localResourceRoots: [DIST],
		});
	});
});

describe("The page of a packet's preview", () => {
	const sources = { cspSource: "vscode-resource:", asWebviewUri: (uri: Uri) => uri };
	const html = previewPage(sources, DIST);

	it("runs one script, of its own, and loads nothing else", () => {
		const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
		const [, nonce = ""] = /nonce="([^"]{20,})"/.exec(html) ?? [];
		assert.equal(
			policy.replaceAll("&#39;", "'"),
			`default-src 'none'; style-src vscode-resource:; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`,
		);
		assert.deepEqual(html.match(/<script [^>]*>[^<]*<\/script>/g)?.length, 1);
		assert.match(html, /<script nonce="[^"]+" src="file:\/\/\/extension\/dist\/preview\.js"><\/script>/);
		assert.doesNotMatch(html, /style=| on\w+=|https?:|command:/);
	});

	it("has another nonce each time", () => assert.notEqual(previewPage(sources, DIST), html));
});

describe("What a preview's page says", () => {
	const OPEN = { type: "open", path: "a.md", line: 0, focus: false };
	for (const [name, message, expected] of [
		["ready", { type: "ready" }, true],
		["open", OPEN, true],
		["nothing", undefined, false],
		["a text", "ready", false],
		["another type", { type: "run" }, false],
		["no path", { ...OPEN, path: undefined }, false],
		["a line that is a text", { ...OPEN, line: "1" }, false],
		["a line before the first", { ...OPEN, line: -1 }, false],
		["half a line", { ...OPEN, line: 0.5 }, false],
		["no line at all", { ...OPEN, line: Number.NaN }, false],
		["no word about the keyboard", { type: "open", path: "a.md", line: 1 }, false],
	] as const)
		it(`is ${expected ? "heard" : "not heard"}: ${name}`, () => assert.equal(isFromPreview(message), expected));

	for (const [state, expected] of [
		[{ packet: "file:///a/packet.md" }, "file:///a/packet.md"],
		[{ packet: "untitled:Untitled-1" }, "untitled:Untitled-1"],
		[{ packet: "https://attack.invalid/packet.md" }, undefined],
		[{ packet: "command:x" }, undefined],
		[{ packet: 1 }, undefined],
		[{}, undefined],
		[null, undefined],
		["file:///a", undefined],
	] as const)
		it(`kept for a reload is ${expected ?? "of no use"}: ${JSON.stringify(state)}`, () =>
			assert.equal(packetIn(state)?.toString(), expected));
});

describe("Open Review Packet Preview", () => {
	const panels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => input instanceof TabInputWebview));

	afterEach(closeEditors);

	const listed = (name: string, ...about: readonly string[]): ListedPacket => {
		const uri = Uri.file(`/root/${name}`);
		return { uri, title: name, isAbout: (other) => [name, ...about].some((one) => other.path.endsWith(`/${one}`)) };
	};

	it("takes the packet that is about the document in front, else the only one", async () => {
		await open("fronted.md", card("MC-fronted"));
		const about = await choosePacket([listed("a.md"), listed("b.md", "fronted.md")]);
		assert.equal(about?.path, "/root/b.md");
		assert.equal((await choosePacket([listed("a.md")]))?.path, "/root/a.md");
		assert.equal(await choosePacket([]), undefined);
	});

	it("opens one panel a packet, beside its source, which stays in front", async () => {
		const { document } = await open("opened.md", packet("RP-opened"));
		await commands.executeCommand("raiDocs.openPacket");
		await until("the preview", () => panels().some(({ label }) => label === "Packet: RP-opened"));
		await commands.executeCommand("raiDocs.openPacket");
		assert.equal(panels().length, 1);
		assert.equal(window.activeTextEditor?.document, document);
		assert.equal(window.tabGroups.all.length, 2);
	});

	it("takes a document that became a packet a moment ago, where there are others", async () => {
		await write("elsewhere.md", packet("RP-elsewhere"));
		const editor = await open("became.md", "# Nothing yet\n");
		await editor.edit((edit) => edit.insert(new Position(0, 0), packet("RP-became")));
		await commands.executeCommand("raiDocs.openPacket");
		await until("the preview", () => panels().some(({ label }) => label === "Packet: RP-became"));
	});

	it("follows the packet's id", async () => {
		const editor = await open("renamed.md", packet("RP-renamed"));
		await commands.executeCommand("raiDocs.openPacket");
		await until("the preview", () => panels().some(({ label }) => label === "Packet: RP-renamed"));
		const at = editor.document.getText().indexOf("RP-renamed") + "RP-renamed".length;
		await editor.edit((edit) => edit.insert(editor.document.positionAt(at), "-2"));
		await until("the new name", () => panels().some(({ label }) => label === "Packet: RP-renamed-2"));
	});

	it("opens a calm page for a file that is no packet", async () => {
		const { document } = await open(
			"none.md",
			card("MC-none", (text) => text.replace("tier: 3", "tier: 9")),
		);
		await untilRule(document.uri, "schema/value");
		await commands.executeCommand("raiDocs.openPacket", document.uri);
		await until("the preview", () => panels().some(({ label }) => label === "Review packet"));
	});
});

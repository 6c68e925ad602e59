// @ts-check
import { spawn } from "node:child_process";
import { receive, send } from "./frames.mjs";

/** @typedef {{ range: { start: { line: number, character: number } }, message: string }} Diagnostic */

/** An editor with one open document, as far as a language server can tell. */
export class Client {
	#child;
	#id = 0;
	#version = 0;
	#config;
	/** @type {Map<number, (result: any) => void>} */
	#answers = new Map();
	/** @type {((diagnostics: Diagnostic[]) => void)[]} */
	#waiting = [];
	#uri = "";

	/** @param {string} node @param {readonly string[]} args @param {Record<string, any>} [config] what `workspace/configuration` answers */
	constructor(node, args, config = {}) {
		this.#config = config;
		this.#child = spawn(node, args, { stdio: ["pipe", "pipe", "inherit"] });
		this.#child.on("exit", (code) => {
			if (code) throw new Error(`${args[0]} ended with ${code}`);
		});
		receive(this.#child.stdout, (message) => this.#receive(message));
	}

	/** @param {string} rootUri */
	async start(rootUri) {
		const workspaceFolders = [{ uri: rootUri, name: "bench" }];
		const capabilities = { workspace: { configuration: true, workspaceFolders: true }, textDocument: { publishDiagnostics: {} } };
		await this.#request("initialize", { processId: process.pid, rootUri, capabilities, workspaceFolders });
		this.#notify("initialized", {});
		this.#notify("workspace/didChangeConfiguration", { settings: this.#config });
	}

	/** @param {string} uri @param {string} text @returns {Promise<Diagnostic[]>} the first that are not empty */
	async open(uri, text) {
		this.#uri = uri;
		let published = this.#published();
		this.#notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: ++this.#version, text } });
		for (let diagnostics = await published; ; diagnostics = await published) {
			if (diagnostics.length > 0) return diagnostics;
			published = this.#published();
		}
	}

	/** Replaces characters of one line. @param {import("./edits.mjs").Edit} edit @returns {Promise<number>} milliseconds until the diagnostics came */
	async edit({ line, character, length, text }) {
		const range = { start: { line, character }, end: { line, character: character + length } };
		const published = this.#published();
		const began = performance.now();
		this.#notify("textDocument/didChange", {
			textDocument: { uri: this.#uri, version: ++this.#version },
			contentChanges: [{ range, rangeLength: length, text }],
		});
		await published;
		return performance.now() - began;
	}

	stop() {
		this.#child.removeAllListeners("exit");
		this.#child.kill();
	}

	/** @returns {Promise<Diagnostic[]>} */
	#published() {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error("No diagnostics came within 30 s")), 30_000);
			this.#waiting.push((diagnostics) => {
				clearTimeout(timer);
				resolve(diagnostics);
			});
		});
	}

	/** @param {string} method @param {object} params */
	#notify(method, params) {
		send(this.#child.stdin, { method, params });
	}

	/** @param {string} method @param {object} params */
	#request(method, params) {
		const id = ++this.#id;
		send(this.#child.stdin, { id, method, params });
		return new Promise((resolve) => this.#answers.set(id, resolve));
	}

	/** @param {any} message */
	#receive({ id, method, params, result }) {
		if (method === "textDocument/publishDiagnostics") {
			for (const resolve of this.#waiting.splice(0)) resolve(params.diagnostics);
		} else if (method === "workspace/configuration") {
			send(this.#child.stdin, {
				id,
				result: params.items.map((/** @type {{ section: string }} */ item) => this.#config[item.section] ?? null),
			});
		} else if (method !== undefined && id !== undefined) {
			send(this.#child.stdin, { id, result: null });
		} else if (id !== undefined) {
			this.#answers.get(id)?.(result);
		}
	}
}

import { inflateSync } from "node:zlib";

/** A PDF as Chromium writes it: what stands on its pages, and its bookmarks. */
export interface PdfText {
	readonly pages: readonly string[];
	readonly bookmarks: readonly string[];
}

export function readPdf(pdf: Uint8Array): PdfText {
	const objects = objectsOf(Buffer.from(pdf).toString("latin1"));
	const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
	const bookmarks = [...objects.values()].filter(({ head }) => head.includes("/Dest"));
	return {
		pages: pages.map(({ head }) => textOf(head, objects)),
		bookmarks: bookmarks.flatMap(({ head }) => /\/Title \(((?:\\.|[^\\)])*)\)/.exec(head)?.[1] ?? []),
	};
}

interface PdfObject {
	readonly head: string;
	readonly stream: string;
}

function objectsOf(pdf: string): Map<string, PdfObject> {
	const found = pdf.matchAll(/^(\d+) 0 obj\n([\s\S]*?)endobj$/gm);
	return new Map(
		[...found].map(([, id = "", body = ""]) => {
			const at = body.indexOf("stream\n");
			const head = at < 0 ? body : body.slice(0, at);
			const packed = at < 0 ? "" : body.slice(at + 7, body.lastIndexOf("\nendstream"));
			return [id, { head, stream: /FlateDecode/.test(head) ? inflateSync(Buffer.from(packed, "latin1")).toString("latin1") : packed }];
		}),
	);
}

function textOf(page: string, objects: ReadonlyMap<string, PdfObject>): string {
	const fonts = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => [name, charactersOf(id, objects)]));
	const content = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "")?.stream ?? "";
	let font: ReadonlyMap<number, string> = new Map();
	const written = content.matchAll(/\/(F\d+) \S+ Tf|<([0-9A-F]+)> Tj|\bET\b/g);
	return [...written]
		.map(([, name, codes]) => {
			if (name !== undefined) font = fonts.get(name) ?? new Map();
			if (codes !== undefined) return (codes.match(/.{4}/g) ?? []).map((code) => font.get(Number.parseInt(code, 16)) ?? "?").join("");
			return name === undefined ? "\n" : "";
		})
		.join("");
}

/** Which character each code of a font stands for. */
function charactersOf(id: string, objects: ReadonlyMap<string, PdfObject>): ReadonlyMap<number, string> {
	const map = objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? "")?.[1] ?? "")?.stream ?? "";
	const number = (hex: string) => Number.parseInt(hex, 16);
	const ranges = [...map.matchAll(/^<(\w{4})> <(\w{4})> <(\w{4})>$/gm)].flatMap(([, from = "", to = "", first = ""]) =>
		Array.from(
			{ length: number(to) - number(from) + 1 },
			(_, i) => [number(from) + i, String.fromCharCode(number(first) + i)] as [number, string],
		),
	);
	const single = [...map.matchAll(/^<(\w{4})> <(\w{4})>$/gm)].map(
		([, code = "", character = ""]) => [number(code), String.fromCharCode(number(character))] as [number, string],
	);
	return new Map([...ranges, ...single]);
}

import assert from "node:assert/strict";
import { element, page } from "../../src/core/html.js";

describe("HTML", () => {
	it("escapes every text, in attributes too", () => {
		const { html } = element("p", { title: `"'<&>` }, "<b>&amp;", element("b", {}, "'"));
		assert.equal(html, '<p title="&quot;&#39;&lt;&amp;&gt;">&lt;b&gt;&amp;amp;<b>&#39;</b></p>');
	});

	it("leaves out attributes without a value, and the end of elements that have none", () => {
		assert.equal(element("meta", { charset: "utf-8", name: undefined }).html, '<meta charset="utf-8">');
		assert.equal(page(element("html", {})), "<!DOCTYPE html>\n<html></html>\n");
	});
});

// @ts-check
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.mjs";

// Chromium's sandbox does not work for root or in most containers; the rest keeps it from looking for a GPU and a network.
const confined = [
	...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
	...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** @returns {Promise<import("playwright-core").Browser>} */
export async function launchBrowser() {
	return chromium.launch({ executablePath: await findChromium(), args: isConfined() ? confined : [] });
}

function isConfined() {
	return process.getuid?.() === 0 || existsSync("/.dockerenv") || existsSync("/run/.containerenv");
}

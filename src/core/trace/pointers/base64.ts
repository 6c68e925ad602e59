const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of base64 text, in its usual alphabet or the one for addresses; undefined where it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
	const digits = text.replace(/\s/g, "").replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
	if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
	for (let i = 0, at = 0; at < bytes.length; i += 4) {
		const group = [0, 1, 2, 3].reduce((bits, k) => (bits << 6) | Math.max(0, ALPHABET.indexOf(digits[i + k] ?? "A")), 0);
		for (const shift of [16, 8, 0]) if (at < bytes.length) bytes[at++] = (group >> shift) & 255;
	}
	return bytes;
}

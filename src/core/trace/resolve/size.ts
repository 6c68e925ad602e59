const UNITS = ["kB", "MB", "GB", "TB"];

/** Bytes as people read them: `812 bytes`, `1.2 MB`, `38 MB`. */
export function readableSize(bytes: number): string {
	if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
	let value = bytes / 1000;
	let unit = 0;
	// 999.5 would be written as 1000.
	while (value >= 999.5 && unit < UNITS.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

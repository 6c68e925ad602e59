/** Whether a text is a day that the calendar has: YYYY-MM-DD. */
export function isDay(text: string): boolean {
	const time = new Date(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

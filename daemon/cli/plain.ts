/** Text of a framework for a terminal, which is not steered by it: ids and paths hold what frameworks wrote. */
export function plain(text: string): string {
  return text.replace(/\p{C}/gu, '\u{fffd}');
}

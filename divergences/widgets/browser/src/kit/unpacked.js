// What Python compressed with zlib and wrote as base64, as a Blob.
export async function unpacked(packed, type) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Blob([await new Response(whole).blob()], { type });
}

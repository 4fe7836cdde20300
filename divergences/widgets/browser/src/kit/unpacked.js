import { fromBase64 } from "./bytes.js";

// What Python compressed with zlib and wrote as base64, as a Blob.
export async function unpacked(packed, type) {
  const whole = new Blob([fromBase64(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Blob([await new Response(whole).blob()], { type });
}

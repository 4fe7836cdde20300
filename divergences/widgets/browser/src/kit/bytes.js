// Binary data as a host delivers it: base64 on a page, a buffer or a view of one in a notebook.
export function asBytes(data, what) {
  if (typeof data === "string") return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new TypeError(`the ${what} did not arrive`);
}

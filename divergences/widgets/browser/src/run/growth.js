// The frames of a live run come in parts: what the head has gained, where it belongs, and how long the head then is.
import { asBytes } from "../kit/bytes.js";

/** What the heads that Python sent have grown to; all views of a model have the same head. */
const grown = new WeakMap();
/** Heads of which a part was missed, and the whole was asked for. */
const asked = new WeakSet();

/** Take the parts of the head as they come, also while no view is open. */
export function followGrowth(model) {
  model.on("change:_growth", () => take(model));
  take(model);
}

/** The head as far as it has come, or null where a part of it is missing: it has been asked for then. */
export function headOf(model) {
  const isWhole = take(model);
  const head = model.get("_head");
  return isWhole ? (grown.get(head) ?? head) : null;
}

function take(model) {
  const [head, growth] = [model.get("_head"), model.get("_growth")];
  if (!growth?.size || typeof head !== "object") return true;
  const before = grown.get(head) ?? asBytes(head, "frames");
  if (before.length === growth.size) return true;
  const added = asBytes(growth.bytes, "frames");
  if (before.length + added.length !== growth.size) {
    if (!asked.has(head)) model.send?.({ ask: "_head" });
    asked.add(head);
    return false;
  }
  const joined = new Uint8Array(growth.size);
  joined.set(before.subarray(0, growth.at));
  joined.set(added, growth.at);
  joined.set(before.subarray(growth.at), growth.at + added.length);
  grown.set(head, joined);
  return true;
}

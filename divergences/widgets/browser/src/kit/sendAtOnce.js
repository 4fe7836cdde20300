// ipywidgets sends a change only when the kernel has answered the one before it. A cell that is queued while the kernel
// is busy would therefore see only the first of several changes; a custom message is not held back.
export function sendAtOnce(model, name) {
  model.save_changes();
  model.send?.({ [name]: model.get(name) });
}

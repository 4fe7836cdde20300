/** A worker's whole source as text; the bundler makes it (bundle.mjs). */
declare module "worker:*" {
  const source: string;
  export default source;
}

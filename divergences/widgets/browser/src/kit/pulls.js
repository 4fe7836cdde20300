// What a pull on the generated samples, and the slope of what pulls, are called small and large.

/** Of the pull of a critic with slope 1: below this, nothing moves the generator. */
export const BLIND = 0.01;
/** A scorer this steep has learned something, so that no pull means blindness and not ignorance. */
export const STEEP = 0.3;
/** Times the pull of a critic with slope 1: above this, steps are thrown far. */
export const EXPLODING = 100;

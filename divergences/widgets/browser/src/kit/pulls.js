// Thresholds for the pull on the generated samples and for the slope of the critic or discriminator.

/** Relative to the pull of a critic with slope 1: below this, the generator hardly moves. */
export const MAX_BLIND_PULL = 0.01;
/** A critic or discriminator at least this steep is trained; if its pull is small all the same, the gradient has
 * vanished. */
export const MIN_TRAINED_SLOPE = 0.3;
/** Relative to the pull of a critic with slope 1: above this, gradients explode. */
export const MIN_EXPLODING_PULL = 100;

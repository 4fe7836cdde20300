"""GANs on images: networks, data, configuration, trainer, recorded runs, and the classifier that scores digits."""

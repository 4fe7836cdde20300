"""The DCGAN pair on images: networks, data, configuration, trainer, recorded runs, and the judge of digits."""

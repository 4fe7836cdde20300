"""The stability study: what the article says of the Wasserstein GAN, measured over random architectures and seeds."""

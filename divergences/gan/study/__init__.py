"""What the article says of training with the Wasserstein distance, measured over networks, budgets and seeds.

Each measurement is a module to run: `mechanism` (how well the critic is trained), the study itself (each method at its
own recipe), and `first2000` (the study's first form: the first 2,000 updates of many architectures).
"""

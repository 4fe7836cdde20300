"""Where the README's figures of speed and accuracy come from: ratios against peers, measured in one run."""

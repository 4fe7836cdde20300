"""What only this repository needs: builders of fonts, bundles, notebooks, pages and the API reference."""

"""How well the critic is trained, and what that does to the generator: `design.md` says what is asked, and how."""

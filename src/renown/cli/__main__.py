"""`python -m renown.cli` is `renown`."""

from renown.cli import main

if __name__ == "__main__":
    main()

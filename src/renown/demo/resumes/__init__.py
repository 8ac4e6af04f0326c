"""Made-up CVs: lives, how they are worded, and twelve ways in which files of CVs are laid out."""

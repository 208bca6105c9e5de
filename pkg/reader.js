// Filled by scripts/build-pkg: the fuller reader of files.

# The commands of this project; each is one script or one cargo command.
.PHONY: help serve test pkg bench

help: ## list these commands
	@sed -n "s/^\([a-z]*\):.*## /\1\t/p" Makefile

serve: ## show the bundled corpus in a browser, on this machine only
	cargo run --release --quiet -- serve

test: ## install what the tests need and run them all
	scripts/test

pkg: ## build pkg/ and the bundled corpus from source, and weigh them
	scripts/build-pkg
	scripts/export-corpus
	UPDATE_GOLDEN=1 cargo test --quiet --test it budget

bench: ## measure, and check what is measured
	cargo bench

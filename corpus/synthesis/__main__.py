from corpus.synthesis.cli import main

main(prog_name="python -m corpus.synthesis")

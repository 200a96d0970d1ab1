from pipeline.evaluating.cli import main

main(prog_name="python -m pipeline.evaluating")

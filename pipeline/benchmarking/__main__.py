from pipeline.benchmarking.cli import main

if __name__ == "__main__":  # the measuring processes import this module too
    main(prog_name="python -m pipeline.benchmarking")

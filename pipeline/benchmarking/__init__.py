"""How fast the program reads: throughput, growth with the length of a text, start of the command.

Speed is told in ratios to underthesea.word_tokenize on texts of the same kind in the same run:
they hold from machine to machine, seconds do not.
"""

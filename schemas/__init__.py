"""What a fact is: dataclasses, the JSON contract, the SQL tables and the registry of the domain."""

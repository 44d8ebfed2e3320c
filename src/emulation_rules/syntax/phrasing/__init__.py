"""How phrases are read, printed and complained about; `emulation_rules.syntax.phrases` is the way in."""

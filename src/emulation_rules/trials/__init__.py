"""Tests of rulesets: cases, what they cover, and which changes of the ruleset they would not notice."""

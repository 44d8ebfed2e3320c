"""What is wrong with a call, in the language of the call; click itself speaks English only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import click

from emulation_rules.cli.language import language_of
from emulation_rules.i18n.catalogue import say, suggested
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.text import Language

# Click raises no kind of error of its own for it.
_TOO_MUCH: Final = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


def usage_error(error: click.UsageError, context: click.Context) -> str:
    """Return an error of a call as people read it: how the command is called, where to look, and what is wrong."""
    called = error.ctx or _called(context)
    language = language_of(context)
    formatter = called.make_formatter()
    arguments = " ".join(called.command.collect_usage_pieces(called))
    formatter.write_usage(called.command_path, arguments, f"{say('usage_call', language)} ")
    help_ = say("usage_help", language, command=called.command_path)
    return f"{formatter.getvalue()}{help_}\n\n{say('command_error', language, said=_said(error, called, language))}"


def _called(context: click.Context) -> click.Context:
    """Return the context of the command that is called: not all errors of a parser carry it."""
    group, name = context.command, context.invoked_subcommand
    command = group.get_command(context, name) if isinstance(group, click.Group) and name else None
    return context if command is None else click.Context(command, parent=context, info_name=name)


def _said(error: click.UsageError, context: click.Context, language: Language) -> str:
    match error:
        case click.NoSuchOption():
            said = say("usage_no_such_option", language, option=visible(error.option_name))
            near = error.possibilities
            return f"{said} {suggested(near, language)}" if near else said
        case click.BadOptionUsage():
            return _values(error.option_name, context, language)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return say("usage_missing", language, name=_name(parameter))
        case click.BadParameter(param=click.Parameter() as parameter):
            return "; ".join(_accepted(parameter, language)) or error.message
    too_much = _TOO_MUCH.fullmatch(error.message)
    return say("usage_too_much", language, words=visible(too_much["words"])) if too_much else error.message


def _name(parameter: click.Parameter) -> str:
    """Return what help calls a parameter."""
    option = isinstance(parameter, click.Option)
    return max(parameter.opts, key=len) if option else parameter.metavar or parameter.human_readable_name


def _values(name: str, context: click.Context, language: Language) -> str:
    """Say what an option wants that was given too few values, or one too many."""
    option = next(each for each in context.command.get_params(context) if name in each.opts)
    if isinstance(option, click.Option) and option.is_flag:
        return say("usage_no_value", language, option=name)
    missing = say("usage_value_missing", language, call=f"{name} {option.metavar or ''}".rstrip())
    return "; ".join([missing, *_accepted(option, language)])


def _accepted(parameter: click.Parameter, language: Language) -> Iterator[str]:
    """Say what values a parameter takes."""
    if isinstance(parameter.type, click.Tuple):
        each_kind = zip((parameter.metavar or "").split(), parameter.type.types, strict=True)
    else:
        each_kind = zip([_name(parameter)], [parameter.type], strict=True)
    for name, kind in each_kind:
        match kind:
            case click.Choice():
                yield say("usage_one_of", language, name=name, known=", ".join(map(str, kind.choices)))
            case click.IntRange(max=None):
                yield say("usage_at_least", language, name=name, least=str(kind.min))
            case click.IntRange():
                yield say("usage_between", language, name=name, least=str(kind.min), most=str(kind.max))
            case click.Path(dir_okay=False):
                yield say("usage_no_folder", language, name=name)
            case _:
                pass

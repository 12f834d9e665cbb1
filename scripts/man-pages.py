#!/usr/bin/env python3
"""Makes the man pages from what the program says of itself: man-pages.py LIUYU FOLDER

The argument parser's own plugin for manuals runs the lines of examples together; so they are made from its description of
the commands (`--experimental-dump-help`).
"""

import json
import pathlib
import re
import subprocess
import sys


def escaped(text):
    """Text that troff leaves as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def name(argument_name):
    return ("--" if argument_name["kind"] == "long" else "-") + argument_name["name"]


def named(argument):
    """`-o, --output <file>`"""
    value = f"<{argument['valueName']}>" if argument["kind"] != "flag" else ""
    if argument["kind"] == "positional":
        return f"\\fI{escaped(value)}\\fR"
    names = ", ".join(f"\\fB{escaped(name(each))}\\fR" for each in argument["names"])
    return f"{names} \\fI{escaped(value)}\\fR" if value else names


def synopsis(title, arguments):
    words = [f"\\fB{escaped(title)}\\fR"]
    if any(argument["kind"] != "positional" for argument in arguments):
        words.append("[\\fIoptions\\fR]")
    for argument in arguments:
        if argument["kind"] == "positional":
            word = f"\\fI{escaped('<' + argument['valueName'] + '>')}\\fR"
            words.append(word + (" ..." if argument.get("isRepeating") else ""))
    return " ".join(words)


def paragraphs(text):
    """What a discussion says; examples keep their lines, exit codes become a list of their own."""
    lines, status = [], []
    for block in text.split("\n\n"):
        if block.startswith("Examples:") or block.startswith("Example:"):
            lines += [".SH EXAMPLES", ".nf", escaped(re.sub("(?m)^  ", "", block.split("\n", 1)[1])), ".fi"]
        elif block.startswith("Exit codes:"):
            status = [".SH EXIT STATUS"]
            for entry in " ".join(block.split("\n")).removeprefix("Exit codes: ").rstrip(".").split(" · "):
                code, meaning = entry.split(" ", 1)
                status += [".TP", f"\\fB{code}\\fR", escaped(meaning)]
        else:
            lines += [".PP", escaped(block)]
    return lines, status


def section_of(argument):
    return argument.get("sectionTitle") or ("Arguments" if argument["kind"] == "positional" else "Options")


def listed(arguments):
    """Arguments and options under their titles."""
    lines = []
    section = None
    for argument in arguments:
        title = section_of(argument)
        if title != section:
            lines.append(f".SH {escaped(title.upper())}")
            section = title
        says = argument.get("abstract", "")
        default = argument.get("defaultValue")
        if default and "(default" not in says:
            says += f" (default: {default})"
        lines += [".TP", named(argument), escaped(says)]
    return lines


def page(command, version, parents=()):
    title = " ".join([*parents, command["commandName"]])
    arguments = [each for each in command.get("arguments", []) if each.get("shouldDisplay", True)]
    titles = list(dict.fromkeys(["Arguments", *map(section_of, arguments)]))
    arguments.sort(key=lambda each: titles.index(section_of(each)))
    subcommands = [each for each in command.get("subcommands", []) if each["commandName"] != "help"]
    discussion, status = paragraphs(command.get("discussion", ""))
    examples = discussion.index(".SH EXAMPLES") if ".SH EXAMPLES" in discussion else len(discussion)
    lines = [
        f'.TH {escaped(title.replace(" ", "-").upper())} 1 "" "{version}" "User Commands"',
        ".SH NAME", f"{escaped(title.replace(' ', '-'))} \\- {escaped(command['abstract'].rstrip('.'))}",
        ".SH SYNOPSIS", synopsis(title, arguments) if not subcommands else f"\\fB{title}\\fR \\fIcommand\\fR",
    ]
    if examples:
        lines += [".SH DESCRIPTION"] + discussion[:examples]
    if subcommands:
        lines.append(".SH COMMANDS")
        for each in subcommands:
            lines += [".TP", f"\\fB{title}\\-{each['commandName']}\\fR(1)", escaped(each["abstract"])]
    lines += listed(arguments) + discussion[examples:] + status
    if parents:
        lines += [".SH SEE ALSO", f"\\fB{parents[0]}\\fR(1)"]
    return title.replace(" ", "-"), "\n".join(lines) + "\n"


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    help = json.loads(subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True).stdout)
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    root = help["command"]
    folder.mkdir(parents=True, exist_ok=True)
    commands = [each for each in root["subcommands"] if each["commandName"] != "help"]
    for name, text in [page(root, version)] + [page(each, version, [root["commandName"]]) for each in commands]:
        (folder / f"{name}.1").write_text(text, encoding="utf-8")


main()

"""Start KCC Desktop with sample data, or run its checks, from a fresh copy of the source.

    python3 run.py demo [...]    the program with a sample municipality
    python3 run.py test [...]    every check and test; what follows goes to pytest
    --lang en                    in English

It needs Python 3.11 or newer and nothing else: it makes .venv beside itself, installs what the
program needs there, and on Debian and Ubuntu sees to the system's own packages.
"""

# An old Python must understand this file, so that it can say that it is too old: no syntax and no
# import that Python 3.6 does not know.
import sys

OLDEST = (3, 11)
TOO_OLD = (
    "KCC Desktop heeft Python {0}.{1} of nieuwer nodig; dit is Python {2}.{3}.\n"
    "KCC Desktop needs Python {0}.{1} or newer; this is Python {2}.{3}.\n"
)


def main() -> int:
    """Run the command that the arguments name; gives the exit code."""
    if sys.version_info < OLDEST:
        sys.stderr.write(TOO_OLD.format(OLDEST[0], OLDEST[1], *sys.version_info[:2]))
        return 1
    from tools import commands

    return commands.run(sys.argv[1:], usage=str(__doc__))


if __name__ == "__main__":
    sys.exit(main())

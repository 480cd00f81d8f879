"""Run mcsite from a clone: `python build.py ARGUMENTS` is `mcsite ARGUMENTS`; with no verb, it builds."""

from mcsite.__main__ import main

if __name__ == "__main__":
    main()

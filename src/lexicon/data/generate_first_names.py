#!/usr/bin/env python3
"""Writes first_names.tsv from the name counts of the package nomquamgender 0.1.4 (PyPI, MIT).

  generate_first_names.py           fetches the package with pip and writes the table
  generate_first_names.py --check   writes nothing; fails where the table would change

A name is kept when enough people in enough sources bear it. Words of English that words.tsv knows, and names of countries and
capitals, are left out unless they are far more often names of people (Mark, Grace); the words in NOT_NAMES are left out always.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
TABLE = HERE / "first_names.tsv"
PACKAGE = "nomquamgender==0.1.4"
MIN_COUNT = 1_000
MIN_SOURCES = 5
MIN_COUNT_OF_WORD = 25_000
FEMALE, MALE = 0.75, 0.25
# Words of words.tsv that may still be names; any other class makes the word no name.
OPEN_CLASSES = {"common", "month", "surname", "place_head", "street_head", "org_head"}

# Ordinary words and fragments that the counts take for names.
NOT_NAMES = set("""
ace advent aerial aide al alpha amen an ande ani ar arch are aria art as ascension asia atlas aura author az baby bad baker banks baron bat bear
beat bent bishop bliss blessing bode boy brain brand bunny cash castle chancellor charity city coast colt common conception constant crew crown de del der deacon desire
destiny diamond die divine do don dry duke dusk dynasty earth ed edit el else emerald england english era essence europe even ever ex faith fares fe first
fisher fortune franc general genesis gentry girl gold golden grand green hand harmony heaven heavenly hell hind honesty honor hope im india infant ion
islam island jan jet ji jo journey joy jr judge junior justice ka kc khan king la lady lake le lean legacy legend lies little loan long lord love lucky luck lo loyalty ma
mac mad mads majesty male man mar marshal martial marry marvel mary's master mats md mercy miracle mon money my na name national nation nil no noble none north nova of oh ok om one or ora orient
page passion patience pass peace per person phoenix pilot police pop prince princess price pride promise prosper prune queen rain ram real reason red regent reign rich
rim ridge roar robe rock rod roman royal royalty rune rush rut sage said saint salt san sea sen sera seven sheikh shah singh silver simple sir sister sky sol son song south spring st stale stone star sun su sunshine
tea temple temperance ten tone traveller treasure trinity true trust tv twin un union unique unknown unnamed unto us uk van victory vital von war ward west white will windy wm wolf worth young
age ares autumn brooks ha harsh manual line minor memory knowledge laid navy visa channel joke champ ransom mart praise freedom skip tab lone lore sang gala marine wail saga mentor summer octave symphony feline symphony tab tray vanity ether breeze luster mama papa papers peg sire siren tempest tone wage
africa america arab asian brother christian church doctor father forest lies mother mister mosque minister president professor port province sultan emir imam bin abu ben bint ibn haji
""".split()) - {"art", "don", "mary", "jo", "ed", "christian", "faith", "hope", "joy"}


def fetch():
    """The raw table of the package: name -> [sources, count, share of women, ...]."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, PACKAGE], check=True)
        (wheel,) = pathlib.Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return json.loads(archive.read("nomquamgender/name_data.json"))


def table(name):
    """The rows of a table of this folder, as dicts."""
    lines = [x for x in (HERE / name).read_text("utf-8").splitlines() if x and not x.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, x.split("\t"))) for x in lines[1:]]


def english_words():
    """Two sets: words that are never names, and words that are names only when very many people bear them."""
    never, seldom = set(NOT_NAMES), set()
    for row in table("words.tsv"):
        (seldom if set(row["classes"].split("|")) <= OPEN_CLASSES else never).add(row["word"])
    for row in table("countries.tsv"):
        for column in ("name", "aliases", "adjectives", "demonyms", "capital"):
            never |= {x.lower() for x in row.get(column, "").split("|")}
    return never, seldom


def rows(data):
    never, seldom = english_words()
    for name, (sources, count, female, *_) in sorted(data.items()):
        if not re.fullmatch("[a-z]{2,}", name) or name in never or sources < MIN_SOURCES:
            continue
        if count < (MIN_COUNT_OF_WORD if name in seldom else MIN_COUNT):
            continue
        gender = "f" if female >= FEMALE else "m" if female <= MALE else "u"
        yield f"{name.capitalize()}\t{gender}"


def write(table, text):
    """Writes a table; with --check fails where it would change."""
    if "--check" not in sys.argv:
        table.write_text(text, "utf-8")
    elif not table.exists() or table.read_text("utf-8") != text:
        sys.exit(f"{table.name} is not what its generator makes")


def main():
    text = "\n".join([
        "# first names and the gender of most people who bear them: m, f, or u for both",
        "# source: nomquamgender 0.1.4 (PyPI), made by generate_first_names.py",
        "# licence: MIT, copyright (c) 2022 Ian Van Buskirk",
        "name\tgender",
        *rows(fetch()),
    ]) + "\n"
    write(TABLE, text)


if __name__ == "__main__":
    main()

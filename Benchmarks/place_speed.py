"""How long liuyu takes to locate a million distinct texts.

    python place_speed.py LIUYU [--count N] [--runs N]

Makes N distinct addresses and N distinct employers' names from the tables of divisions and towns (seed 1), and times
`explain --stdin --brief` over each. The floor is the same over lines that are no code, which reads, prints and does
nothing else. Prints the median and the range of the runs, in seconds of CPU.
"""

import argparse
import csv
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

TABLES = pathlib.Path(__file__).parent.parent / "Sources/CReferenceTables/tables"
SIGNS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
BRANCHES = ["", "", "", "成都分公司", "重庆分公司", "永川支公司", "宜宾营业部", "第二门市部"]


def table(name):
    return list(csv.DictReader(open(TABLES / name, encoding="utf-8")))


def samples(count):
    chance = random.Random(1)
    names = {row["code"]: row["name"] for row in table("divisions.csv")}
    counties = [code for code in names if not code.endswith("00")]
    inside = [code for code in counties if code[:2] in ("50", "51")]
    towns = [row["name"] for row in table("towns.csv")]
    for number in range(count):
        code = chance.choice(inside if chance.random() < 0.6 else counties)
        levels = [names[code[:2] + "0000"], names.get(code[:4] + "00", ""), names[code]]
        head = "".join(levels[chance.choice([0, 0, 1, 2]):])
        brand = "".join(chance.sample(SIGNS, 3))
        address = f"{head}{chance.choice(towns)}{brand[:2]}路{number}号"
        employer = f"{chance.choice([head, levels[0][:2], levels[2][:2]])}{brand}{number}科技有限公司"
        yield address, employer + chance.choice(BRANCHES)


def seconds(binary, column, file):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary, "explain", "--stdin", "--brief", "--column", column],
                   stdin=open(file, "rb"), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("liuyu")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = {name: pathlib.Path(folder) / name for name in ("location", "employer")}
        with open(files["location"], "w") as addresses, open(files["employer"], "w") as employers:
            for address, employer in samples(options.count):
                addresses.write(address + "\n")
                employers.write(employer + "\n")
        for label, column, file in [("floor", "code", files["location"]), ("addresses", "location", files["location"]),
                                    ("employers", "employer", files["employer"])]:
            times = [seconds(options.liuyu, column, file) for _ in range(options.runs)]
            print(f"{label:<10} {options.count:>9,} lines  {statistics.median(times):.2f} s "
                  f"({min(times):.2f} to {max(times):.2f})")


if __name__ == "__main__":
    sys.exit(main())

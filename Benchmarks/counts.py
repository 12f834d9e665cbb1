"""What every entrant counts: categories, zones, and the counts of the report as sums over them.

Written from the report's definition (schema/report.schema.json, the default methodology), and shared by the peers
so that they answer the same question.
"""

CATEGORIES = [
    "contract", "flexible", "self_employed", "military", "further_study", "abroad", "not_placed", "unclear",
]
ZONES = [
    "chongqing_core", "chongqing_partial", "chongqing_outer", "chongqing_unspecified",
    "circle", "sichuan_mixed", "sichuan_outer", "elsewhere", "unresolved",
]
NOT_PLACED = CATEGORIES.index("not_placed")
UNRESOLVED = ZONES.index("unresolved")

_EMPLOYED = CATEGORIES[:3]
_CHONGQING = ZONES[:4]

# Each count: the categories it adds up, and the zones (None: wherever it may be).
_NAMED = {
    "graduates": (CATEGORIES, None),
    "placed": (CATEGORIES[:6], None),
    "employed": (_EMPLOYED, None),
    **{category: ([category], None) for category in CATEGORIES},
    "chongqing": (_EMPLOYED, _CHONGQING),
    "circle": (_EMPLOYED, ["circle"]),
    "elsewhere": (_EMPLOYED, ["sichuan_outer", "elsewhere"]),
    "unresolved": (_EMPLOYED, ["sichuan_mixed", "unresolved"]),
    "chongqing_unknown": (_EMPLOYED, ["unresolved"]),
    "in_circle": (_EMPLOYED, [*_CHONGQING, "circle"]),
    "in_circle_unknown": (_EMPLOYED, ["sichuan_mixed", "unresolved"]),
}

# The same by number, as the code tables give them.
COUNTS = {
    name: ([CATEGORIES.index(category) for category in categories],
           None if zones is None else [ZONES.index(zone) for zone in zones])
    for name, (categories, zones) in _NAMED.items()
}

# Those that depend on the destination alone, not on where the job is.
OF_OUTCOMES = [name for name, (_, zones) in _NAMED.items() if zones is None]

# The headers of the four columns that the question is about, and of the two that tell which record is the latest.
INSTITUTION, PROGRAM, DESTINATION, LOCATION = "学校代码", "专业代码", "毕业去向代码", "单位所在地代码"
GRADUATE_ID, UPDATED_AT = "考生号", "签约日期"
COLUMNS = {"institution": INSTITUTION, "program": PROGRAM, "destination": DESTINATION, "location": LOCATION}

# The further nine that every-column.yaml names, less the date: thirteen with the four.
FURTHER = [GRADUATE_ID, "毕业年份", "学校名称", "专业名称", "学历层次", "毕业去向", "单位所在地", "单位名称", "单位组织机构代码"]

internal import ExtractReading
internal import Outcomes

extension PipelineKey: DescribedKey {
  var meaning: KeyMeaning {
    switch self {
    case .name:
      KeyMeaning(
        .text, "What reports, cubes and messages call the pipeline.", example: "western-base",
        missing: "give the pipeline a short name")
    case .title:
      KeyMeaning(
        .text, "What people read above tables and pages; the name where it is left out.",
        example: "西部职教基地毕业生就业监测")
    case .sources:
      KeyMeaning(
        .list(of: SourceKey.allCases), "The layouts, in the order in which they are read.",
        example:
          "[{path: a.csv, destination_codes: gxjy, columns: {institution_code: 学校代码, destination_code: 毕业去向代码}}]",
        missing: "list at least one source with `path`, `destination_codes` and `columns`")
    case .dimensions:
      KeyMeaning(
        .dimensions,
        "More columns to filter and group by: a name (a–z, digits and _) and the headers that it may have. A source without such a "
          + "column needs a constant.", example: "{gender: [性别, xb]}")
    case .filters:
      KeyMeaning(
        .texts,
        "Conditions that all have to hold, written as `--where` takes them; a run's own are added to them.",
        example: "[year=2023..2025, level!=中职]", usual: "[]")
    case .methodology:
      KeyMeaning(
        .mapping(Methodology.Key.allCases),
        "The choices that the plan's text leaves open; see docs/methodology.md.",
        example: "{circle: strict, partial_counties: out}")
    case .targets:
      KeyMeaning(
        .targets, "The share that each rate has to reach.", example: "{employment: 0.95}")
    case .groupBy:
      KeyMeaning(
        .texts, "The dimensions of the groups, outermost first; every head of the list is rolled up, too.",
        example: "[year, institution]",
        usual: "[\(Dimension.usualGroups.map(\.name).joined(separator: ", "))]")
    case .output:
      KeyMeaning(
        .mapping(OutputKey.allCases), "Where outputs go that no option names.",
        example: "{report: out/report.json}")
    }
  }
}

extension SourceKey: DescribedKey {
  var meaning: KeyMeaning {
    switch self {
    case .path:
      KeyMeaning(
        .text,
        "The extracts, relative to the pipeline file: a file, a glob (`*`, `?`, `[…]`), read in byte order, or `-` for standard input.",
        example: "../extracts/*.csv", missing: "name the extracts, such as ../extracts/*.csv")
    case .encoding:
      KeyMeaning(
        .oneOfMany(DeclaredEncoding.usualNames),
        "`auto` tells UTF-8, UTF-16 and GB18030 by their bytes; any name that iconv knows is obeyed.",
        example: "gb18030",
        usual: "auto")
    case .headerRow:
      KeyMeaning(
        .row,
        "The line of the header, from 1; `auto` takes the first of \(HeaderRow.searched) that has the columns.",
        example: "2", usual: "1")
    case .skipRows:
      KeyMeaning(
        .wholeNumber(atLeast: 0), "How many rows below the header are none: a translated second header.",
        example: "1",
        usual: "0")
    case .delimiter:
      KeyMeaning(
        .character,
        "One ASCII character between fields. Where it is left out, a line `sep=;` above the header says it, else it is a comma.",
        example: "\";\"")
    case .destinationCodes:
      KeyMeaning(
        .choice(DestinationScheme.allCases.map { ($0.rawValue, $0.says) }),
        "The list that its codes (毕业去向代码) are from. The lists reuse the same numbers, so it is never guessed.",
        example: "gxjy",
        missing: "the code lists reuse the same numbers, so it is never guessed; allowed: "
          + DestinationScheme.allCases.map(\.rawValue).joined(separator: ", "))
    case .columns:
      KeyMeaning(
        .fields(Field.allCases, asColumns: true),
        "For each field the header it has, or a list of which the file has to have one; `单位名称#2` is the second column of "
          + "that name. Also a declared dimension that is called otherwise in this source. A file without a column that is "
          + "listed is refused, unless a constant or the path stands in.",
        example: "{institution_code: [学校代码, yxdm], destination_code: 毕业去向代码}")
    case .identity:
      KeyMeaning(
        .parts(Pipeline.Source.Identity.allCases.map(\.parts)),
        "What makes two records one graduate's. With the year where later classes use IDs (学号) again.",
        example: "[institution, year, graduate_id]",
        usual: "[\(Pipeline.Source.Identity.institution.parts.joined(separator: ", "))]")
    case .constants:
      KeyMeaning(
        .fields(Field.allCases.filter { !Field.ofOnePerson.contains($0) }, asColumns: false),
        "The value of a field or a declared dimension that a file does not carry; `''` leaves it blank.",
        example: "{level: 专科生毕业, year: 2025}")
    case .fromPath:
      KeyMeaning(
        .text,
        "A regular expression that is looked for in the path of each file; its named groups give fields: where the file is the "
          + "school. Characters, classes, groups, choices and repetitions are read.",
        example: #"'(?<institution_code>\d{5})-(?<institution_name>[^/]+)\.csv'"#)
    }
  }
}

extension OutputKey: DescribedKey {
  var meaning: KeyMeaning {
    switch self {
    case .report:
      KeyMeaning(
        .text, "The report, in the format of `--format`; `-` is standard output.", example: "out/report.json")
    case .cube:
      KeyMeaning(.text, "The cube, for `liuyu query`; see docs/cube.md.", example: "out/graduates.cube")
    case .rejects:
      KeyMeaning(
        .text,
        "The records that were refused, with graduates' own data: for their owner's eyes; see docs/records.md.",
        example: "out/rejects.ndjson")
    }
  }
}

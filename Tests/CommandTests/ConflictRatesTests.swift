import Foundation
import Testing

/// What `check` says of contradictions: how many, where, and the rates as counted and if the other source won.
struct ConflictRatesTests {
  private typealias Object = [String: Any]

  private func json(_ arguments: [String], in workspace: Workspace) throws -> Object {
    let run = try Command(arguments: arguments + ["--format", "json"], folder: workspace.folder).run()
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: run.output) as? Object)
  }

  /// Nine graduates of two schools, of whom nothing contradicts itself.
  private static let others =
    (1...6).map { ContradictoryExtract.Record(code: $0 < 4 ? "500118" : "440300").row(id: 100 + $0) }.joined()
    + (1...3).map {
      ContradictoryExtract.Record(destination: $0 == 1 ? "70" : "10", code: $0 == 1 ? "" : "510104")
        .row(id: 200 + $0, institution: "59002,渝西枫汀职业学院")
    }.joined()

  /// The rates of everyone and of 59001 as `run` has them.
  private func rates(_ rows: String, _ options: [String]) throws -> [NSDictionary] {
    let workspace = try ContradictoryExtract.workspace(rows)
    let report = try json(["run", "small.yaml", "--by", "institution"] + options, in: workspace)
    let groups = try #require(report["groups"] as? [Object])
    return [groups[0], groups[1]].compactMap { $0["rates"] as? NSDictionary }
  }

  /// What `check` foretells of 59001 is what `run` reports: of the rows as they are, and of those edited so.
  private func compare(
    _ found: Object, _ asCounted: [NSDictionary], _ ifOtherWon: [NSDictionary]
  ) throws {
    let kind = try #require(found["kind"] as? String)
    let names = ["employment", "stay_in_chongqing", "stay_in_circle"]
      .dropFirst(kind.hasPrefix("destination") ? 0 : 1)
    for (number, key) in ["rates_of_all", "rates"].enumerated() {
      let effects = try #require(found[key] as? [String: [String: NSDictionary]])
      #expect(effects.keys.sorted() == Array(names))
      for (name, effect) in effects {
        #expect(effect["as_counted"] == asCounted[number][name] as? NSDictionary, "\(kind) \(key) \(name)")
        #expect(effect["if_other_won"] == ifOtherWon[number][name] as? NSDictionary, "\(kind) \(key) \(name)")
      }
    }
  }

  /// The law: an extract in which the other source stands in place of the believed one gives the rates that are foretold.
  @Test(arguments: ContradictoryExtract.cases.filter { !$0.conflicts.isEmpty }.indices)
  func ratesAreThoseOfTheExtractEditedSo(index: Int) throws {
    let (record, conflicts) = ContradictoryExtract.cases.filter { !$0.conflicts.isEmpty }[index]
    let workspace = try ContradictoryExtract.workspace(record.row(id: 0) + Self.others)
    let found = try #require(try json(["check", "small.yaml"], in: workspace)["conflicts"] as? [Object])
    #expect(found.map { $0["kind"] as? String } == conflicts.map(\.kind))
    let asCounted = try rates(record.row(id: 0) + Self.others, [])
    for (conflict, found) in zip(conflicts, found) {
      try compare(found, asCounted, try rates(record.edited(so: conflict).row(id: 0) + Self.others, []))
    }
  }

  /// The same of many records of one kind, some of them superseded, beside others that are not touched.
  @Test(arguments: [
    ["circle=strict", "stay_denominator=placed"],
    ["partial_counties=out", "circle=strict", "duplicates=keep-first"],
    ["stay_denominator=graduates", "duplicates=count"],
  ])
  func ratesOfManyAreThoseOfTheExtractEditedSo(methodology: [String]) throws {
    let options = methodology.flatMap { ["--methodology", $0] }
    func rows(_ kind: String?) -> String {
      ContradictoryExtract.cases.enumerated().map { id, found in
        let edited = found.conflicts.first { $0.kind == kind }.map { found.record.edited(so: $0) }
        return (edited ?? found.record).row(id: id) + (edited ?? found.record).row(id: id, date: "2025-07-01")
          + found.record.row(id: id, institution: "59002,渝西枫汀职业学院")
      }.joined() + Self.others
    }
    let asCounted = try rates(rows(nil), options)
    let check = try json(
      ["check", "small.yaml"] + options, in: try ContradictoryExtract.workspace(rows(nil)))
    let found = try #require(check["conflicts"] as? [Object])
    #expect(found.count == 14)
    for found in found where found["institution"] as? String == "59001" {
      try compare(found, asCounted, try rates(rows(found["kind"] as? String), options))
    }
  }

  private static let moved = ContradictoryExtract.Record(code: "500118", text: "成都市")

  /// Two schools, several files, and records that another one supersedes.
  private func severalFiles() throws -> Workspace {
    let workspace = try ContradictoryExtract.workspace(
      "", pipeline: ContradictoryExtract.pipeline.replacing("extract.csv", with: "part-*.csv"))
    let other = "59002,渝西枫汀职业学院"
    for (name, rows) in [
      ("part-1.csv", (1...2).map { Self.moved.row(id: $0) } + [Self.moved.row(id: 9, institution: other)]),
      // The first of the four supersedes, the second is superseded.
      (
        "part-2.csv",
        [Self.moved.row(id: 1, date: "2025-07-01"), Self.moved.row(id: 2, date: "2025-01-01")]
          + (3...4).map { Self.moved.row(id: $0) }
      ),
    ] {
      try workspace.write(ContradictoryExtract.header + "\n" + rows.joined(), to: name)
    }
    return workspace
  }

  @Test(arguments: [
    // rule; of 59001, how many and where the first ones
    ("keep-latest", 4, ["part-1.csv:3", "part-2.csv:2", "part-2.csv:4"]),
    ("keep-first", 4, ["part-1.csv:2", "part-1.csv:3", "part-2.csv:4"]),
    ("reject", 4, ["part-1.csv:2", "part-1.csv:3", "part-2.csv:4"]),
    ("count", 6, ["part-1.csv:2", "part-1.csv:3", "part-2.csv:2"]),
    ("off", 6, ["part-1.csv:2", "part-1.csv:3", "part-2.csv:2"]),
  ])
  func onlyWhatCountsIsListed(rule: String, count: Int, places: [String]) throws {
    let workspace = try severalFiles()
    for threads in ["1", "3"] {
      let options = ["--methodology", "duplicates=\(rule)", "--threads", threads, "--max-reject-rate", "1"]
      let check = try json(["check", "small.yaml"] + options, in: workspace)
      let found = try #require(check["conflicts"] as? [Object])
      #expect(found.map { $0["institution"] as? String } == ["59001", "59002"])
      #expect(found.map { $0["name"] as? String } == ["渝西云栖职业技术学院", "渝西枫汀职业学院"])
      #expect(found.map { $0["count"] as? Int } == [count, 1])
      let lines = try #require(found[0]["first_lines"] as? [Object])
      #expect(lines.map { "\($0["path"] ?? ""):\($0["line"] ?? "")" } == places)
      let totals = (check["totals"] as? Object)?["conflicts"] as? [String: Int]
      #expect(totals == ["location_code_location_text": count + 1])
    }
  }

  @Test func filtersHold() throws {
    let workspace = try severalFiles()
    let check = try json(["check", "small.yaml", "--where", "institution=渝西枫汀职业学院"], in: workspace)
    let found = try #require(check["conflicts"] as? [Object])
    #expect(found.map { $0["institution"] as? String } == ["59002"])
    let rates = try #require(found[0]["rates_of_all"] as? [String: [String: Object]])
    #expect(rates["stay_in_chongqing"]?["as_counted"]?["denominator"] as? Int == 1)
    #expect(rates["stay_in_chongqing"]?["if_other_won"]?["numerator"] as? Int == 0)
  }

  @Test func textIsAnErrandWithBothRates() throws {
    let workspace = try ContradictoryExtract.workspace(Self.moved.row(id: 0) + Self.others)
    let run = try liuyu("check", "small.yaml", "--methodology", "circle=strict", in: workspace.folder)
    #expect(run.status == 0, "\(run.errors)")
    let errand = """
        2. 单位所在地代码与单位所在地矛盾（59001 渝西云栖职业技术学院）：1 · location code and location text contradict each other (59001): 1  [location_code_location_text]
           行 lines 2
           若以单位所在地为准 If the location text won:
             留渝率 stay in Chongqing: 57.14% ✗ → 42.86% ✗ · 全部 all: 44.44% ✗ → 33.33% ✗
             留圈率 stay in circle: 57.14% ✗ → 57.14% ✗ · 全部 all: 66.67% ✗ → 66.67% ✗
           → 现以单位所在地代码为准；请逐条核对并改正有误的一项，明细可用 --conflicts 导出
           → the location code is believed: see which is right and mend the other (--conflicts lists both values)
      """
    #expect(run.text.contains(errand), "\(run.text)")
    let files = try severalFiles()
    let several = try liuyu("check", "small.yaml", in: files.folder)
    #expect(several.text.contains("● part-1.csv, part-2.csv\n"), "\(several.text)")
    #expect(several.text.contains("行 lines part-1.csv:3, part-2.csv:2, part-2.csv:4, …"), "\(several.text)")
    let errands = try #require(try json(["check", "small.yaml"], in: workspace)["to_do"] as? [Object])
    let found = try #require(errands.first { $0["account"] as? String == "conflicts" })
    #expect(found["urgency"] as? String == "check" && found["first_lines"] as? [Int] == [2])
  }

  /// The sum over schools is what is counted, over layouts, with duplicates among them.
  @Test func sumsAreTheTotals() throws {
    let workspace = try Workspace.westernBase(
      editing: ContradictoryExtract.sample, ContradictoryExtract.employerElsewhere)
    let check = try json(["check", "pipelines/western-base.yaml", "--threads", "1"], in: workspace)
    let parallel = try json(["check", "pipelines/western-base.yaml", "--threads", "3"], in: workspace)
    #expect(check as NSDictionary == parallel as NSDictionary)
    let totals = try #require((check["totals"] as? Object)?["conflicts"] as? [String: Int])
    let found = try #require(check["conflicts"] as? [Object])
    let counts = found.map { ($0["kind"] as? String ?? "", $0["count"] as? Int ?? 0) }
    #expect(Dictionary(counts, uniquingKeysWith: +) == totals && totals.count == 2)
    #expect(found.allSatisfy { ($0["first_lines"] as? [Object])?.count == min(3, $0["count"] as? Int ?? 0) })
  }
}

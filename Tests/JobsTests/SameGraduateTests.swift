import Differential
import Foundation
import Outcomes
import Rendering
import Testing

@testable import Cubes
@testable import Jobs
@testable import Outputs
@testable import Pipelines

/// Who is the same graduate, and which record counts: random records beside the obvious way, which sorts them by graduate
/// and decides. Neither threads nor ranges, nor what is grouped by, change anything.
struct SameGraduateTests {
  private struct Record {
    var file: Int
    var id: String
    var school: String
    var year: String
    var date: String
    var name: String
  }

  /// A date that is read, `nil` for one that is not; blank says nothing.
  private static let dates: [(text: String, day: Int?)] = [
    ("", nil), ("无", nil), ("2025-05-01", 20_250_501), ("2025/6/1", 20_250_601), ("Jul-25", 20_250_701),
    ("夏天", nil), ("2025-02-30", nil), ("2052-05-01", nil), ("2031-01-01", 20_310_101),
    ("2017-08-08", 20_170_808),
  ]
  private static let blanks: Set = ["", "无"]
  /// As written, and who is meant.
  private static let names = [
    ("", ""), ("张三", "张三"), ("张 三", "张三"), ("李四", "李四"), ("买买提·艾力", "买买提艾力"), ("无", ""),
  ]

  private static func columns(_ file: Int) -> String {
    """
      - path: \(file).csv
        destination_codes: gxjy
        identity: \(file == 0 ? "[institution, graduate_id]" : "[year, institution, graduate_id]")
        columns:
          graduate_id: [学号]
          year: [毕业年份]
          institution_code: [学校代码]
          destination_code: [毕业去向代码]
          updated_at: [签约日期]
          name: [姓名]

    """
  }

  private static func records(_ random: inout SplitMix) -> [Record] {
    let people = 1 + random.below(30)
    return [0, 1].flatMap { file in
      (0..<60).map { _ in
        Record(
          file: file, id: random.once(in: 12) ? "" : "\(2025_0000 + random.below(people))",
          school: random.pick(["59001", "59002"]), year: random.pick(["", "2024", "2025", "2025届"]),
          date: random.pick(dates).text, name: random.pick(names).0)
      }
    }
  }

  // MARK: The obvious way

  private struct Counts: Equatable {
    var repeated = 0
    var acrossYears = 0
    var unread = 0
    var byOrder = 0
    var otherNames = 0
    var duplicates: [Int] = [0, 0]
  }

  private static func year(_ record: Record) -> Int? { Int(record.year.prefix(4)) }

  /// `nil` where the record says nothing, or nothing that is a date.
  private static func day(_ record: Record) -> Int? {
    guard let day = dates.first(where: { $0.text == record.date })?.day else { return nil }
    if let year = year(record), abs(day / 10_000 - year) > 5 { return nil }
    return day
  }

  private static func isUnread(_ record: Record) -> Bool {
    !blanks.contains(record.date) && day(record) == nil
  }

  private static func counts(_ records: [Record], _ rule: Methodology.Duplicates) -> Counts {
    var counts = Counts()
    counts.unread = records.count(where: isUnread)
    var graduates: [[String]: [(place: Int, record: Record)]] = [:]
    for (place, record) in records.enumerated() where !record.id.isEmpty {
      let year = record.file == 0 ? "any" : "\(year(record) ?? 0)"
      graduates[[record.school, record.id, year], default: []].append((place, record))
    }
    for sent in graduates.values {
      let latest = sent.max { (day($0.record) ?? 0, $0.place) < (day($1.record) ?? 0, $1.place) }!
      let kept = rule == .keepLatest ? latest : sent[0]
      for other in sent where other.place != kept.place {
        counts.repeated += 1
        if rule == .keepLatest || rule == .keepFirst { counts.duplicates[other.record.file] += 1 }
        let pair = [other.record, kept.record]
        if let one = year(pair[0]), let two = year(pair[1]), one != two { counts.acrossYears += 1 }
        if rule == .keepLatest, pair.allSatisfy({ day($0) == nil }), pair.contains(where: isUnread) {
          counts.byOrder += 1
        }
        let meant = pair.map { record in names.first { $0.0 == record.name }!.1 }
        if meant[0] != meant[1], !meant.contains("") { counts.otherNames += 1 }
      }
    }
    return counts
  }

  // MARK: The program

  private static func counts(_ provenance: Provenance) -> Counts {
    func count(_ kind: Warning.Kind) -> Int {
      provenance.warnings.first { $0.kind == kind }?.count ?? 0
    }
    #expect(count(.duplicatesAcrossYears) == provenance.duplicatesAcrossYears)
    return Counts(
      repeated: provenance.repeated ?? -1, acrossYears: provenance.duplicatesAcrossYears ?? -1,
      unread: provenance.unreadDates, byOrder: count(.unreadDates), otherNames: count(.namesDiffer),
      duplicates: provenance.inputs.map(\.duplicates))
  }

  private static func write(_ records: [Record], encoding: String.Encoding, to folder: URL) throws {
    for file in [0, 1] {
      let rows = records.filter { $0.file == file }.map {
        "\($0.id),\($0.school),\($0.year),70,\($0.date),\($0.name)\n"
      }
      let text = "学号,学校代码,毕业年份,毕业去向代码,签约日期,姓名\n" + rows.joined()
      try text.write(to: folder.appending(path: "\(file).csv"), atomically: false, encoding: encoding)
    }
  }

  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  private static func job(
    in folder: TemporaryFolder, _ rule: Methodology.Duplicates, groupBy: [Pipelines.Dimension]
  ) throws -> Job {
    let pipeline = "name: t\nsources:\n" + columns(0) + columns(1)
    var job = Job(
      try PipelineFile.parse(Array(pipeline.utf8), path: folder.url.appending(path: "p.yaml").path))
    job.inquiry.groupBy = groupBy
    job.inquiry.methodology.duplicates = rule
    job.maxRejectRate = 1
    return job
  }

  /// Where nobody looks for duplicates, dates are read all the same.
  @Test func datesAreReadUnderEveryRule() throws {
    var random = SplitMix(seed: 77)
    let folder = try TemporaryFolder()
    let records = Self.records(&random)
    try Self.write(records, encoding: .utf8, to: folder.url)
    let found = try Self.job(in: folder, .off, groupBy: [.year]).run().tabulation.provenance
    #expect(found.unreadDates == records.count(where: Self.isUnread) && found.unreadDates > 0)
    #expect(found.duplicatesAcrossYears == nil && found.repeated == nil)
    let kinds = [Warning.Kind.unreadDates, .duplicatesAcrossYears, .namesDiffer]
    #expect(!found.warnings.contains { kinds.contains($0.kind) })
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func equalsSortingAndDeciding(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let folder = try TemporaryFolder()
    let records = Self.records(&random)
    try Self.write(records, encoding: seed % 3 == 0 ? Self.gb18030 : .utf8, to: folder.url)
    for rule in [Methodology.Duplicates.keepLatest, .keepFirst, .count, .reject] {
      let expected = Self.counts(records, rule)
      for (threads, rangeSize, groupBy) in [
        (1, 1 << 20, [.institution]), (1, 64, [.year]), (3, 200, []), (4, 777, [.year, .institution]),
      ] as [(Int, Int, [Pipelines.Dimension])] {
        var job = try Self.job(in: folder, rule, groupBy: groupBy)
        (job.threads, job.rangeSize) = (threads, rangeSize)
        if seed % 2 == 0 { job.purpose = .cube(checksums: false) }
        let found = Self.counts(try job.run().tabulation.provenance)
        #expect(found == expected, "seed \(seed), \(rule), \(threads) threads, ranges of \(rangeSize)")
      }
    }
  }

  /// IDs are compared as they stand: what schools write between their parts may tell people apart.
  @Test func spellingsOfAnIDAreOthers() throws {
    let folder = try TemporaryFolder()
    let ids = ["2021-0101", "20210101", "20210101号", "2021-0101", "'20210101", "20210101.0", "２０２１０１０１"]
    let records = ids.map { Record(file: 0, id: $0, school: "59001", year: "2025", date: "", name: "") }
    try Self.write(records, encoding: .utf8, to: folder.url)
    let found = try Self.job(in: folder, .keepLatest, groupBy: []).run().tabulation.provenance
    #expect(found.repeated == 4)
  }
}

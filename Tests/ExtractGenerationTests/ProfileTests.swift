import Regions
import Testing

@testable import ExtractGeneration

@Suite("Profiles")
struct ProfileTests {
  /// A school's three rates, each from the sure to the possible, by location codes alone.
  private struct Rates {
    var graduates = 0, placed = 0, unclear = 0, employed = 0
    var inChongqing = 0, maybeInChongqing = 0, inCircle = 0, maybeInCircle = 0

    init(_ records: [[String]]) {
      let codes = zip(column("毕业去向代码", of: records), column("单位所在地代码", of: records))
      for (destination, location) in codes {
        graduates += 1
        switch destination.prefix(2) {
        case "70", "71", "72": continue
        case "81", "82":
          unclear += 1
          continue
        case "46", "80", "85":
          placed += 1
          continue
        default:
          placed += 1
          employed += 1
        }
        let zone = Gazetteer.builtIn.place(code: location)?.zone ?? .unresolved
        if zone.isInChongqing == .yes { inChongqing += 1 }
        if zone.isInChongqing == .unknown { maybeInChongqing += 1 }
        if zone.isInCircle(.allChongqing) == .yes { inCircle += 1 }
        if zone.isInCircle(.allChongqing) == .unknown { maybeInCircle += 1 }
      }
    }

    /// For each target: met, missed or undetermined.
    var verdicts: String {
      func verdict(_ sure: Int, _ maybe: Int, _ all: Int, _ target: Int) -> String {
        if sure * 100 >= target * all { return "met" }
        return (sure + maybe) * 100 < target * all ? "missed" : "undetermined"
      }
      return [
        verdict(placed, unclear, graduates, 90), verdict(inChongqing, maybeInChongqing, employed, 60),
        verdict(inCircle, maybeInCircle, employed, 75),
      ].joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      (Profile.meetsAll, "met met met"), (.missesEmployment, "missed met met"),
      (.missesChongqing, "met missed met"),
      (.missesCircle, "met met missed"), (.undetermined, "undetermined undetermined undetermined"),
    ], [UInt64(1), 2, 3, 4, 5])
  func aFewHundredGraduatesShowTheProfile(profile: (Profile, String), seed: UInt64) throws {
    let text = try ExtractGeneratorTests.text(.nationalExport, rows: 300, seed: seed) {
      $0.profiles = [profile.0]
      $0.institutionCount = 1
    }
    #expect(Rates(records(text)).verdicts == profile.1)
  }

  @Test func whatNothingLocatesHasNothingToLocateItBy() throws {
    let text = try ExtractGeneratorTests.text(.nationalExport, rows: 3_000) { $0.profiles = [.undetermined] }
    let records = records(text)
    let fields = ["单位所在地代码", "单位所在地", "单位组织机构代码", "单位地址"].map { column($0, of: records) }
    let employers = column("单位名称", of: records)
    let lost = employers.indices.filter {
      !employers[$0].isEmpty && fields[0][$0].isEmpty && fields[1][$0].isEmpty
    }
    #expect(lost.count > 100)
    for index in lost where employers[index] != "部队" {
      #expect(fields[2][index].isEmpty && fields[3][index].isEmpty)
      #expect(!["重庆", "四川", "成都"].contains { employers[index].contains($0) })
    }
  }
}

import Outcomes
import Regions
import Testing

@testable import ExtractGeneration

@Suite("Registers of employers")
struct EmployerRegisterTests {
  /// Name and credit code of the jobs of an extract; where an employer is known, so is its code.
  private func jobs(_ employers: Int, rows: Int, seed: UInt64 = 1) throws -> [(name: String, code: String)] {
    let records = records(
      try ExtractGeneratorTests.text(.nationalExport, rows: rows, seed: seed) {
        ($0.width, $0.employerCount) = (21, employers)
      })
    let names = column("单位名称", of: records)
    let codes = column("单位组织机构代码", of: records)
    let destinations = column("毕业去向代码", of: records)
    return destinations.indices.filter { ["10", "11", "12"].contains(destinations[$0]) }.map {
      (names[$0], codes[$0])
    }
  }

  @Test func asManyAsAskedFor() throws {
    let jobs = try jobs(1_000, rows: 40_000)
    let names = Set(jobs.map(\.name))
    #expect((950...1_000).contains(names.count))
    let codes = Set(jobs.map(\.code)).subtracting([""])
    #expect((940...1_000).contains(codes.count))
  }

  @Test func anEmployerHasOneCodeAndACodeOneEmployer() throws {
    let jobs = try jobs(500, rows: 20_000).filter { !$0.code.isEmpty }
    let codes = Dictionary(grouping: jobs, by: \.name).mapValues { Set($0.map(\.code)) }
    let names = Dictionary(grouping: jobs, by: \.code).mapValues { Set($0.map(\.name)) }
    #expect(codes.values.allSatisfy { $0.count == 1 })
    #expect(names.values.allSatisfy { $0.count == 1 })
  }

  /// With many more employers than records hardly any is met twice.
  @Test func moreThanThereAreRecords() throws {
    let jobs = try jobs(10_000_000, rows: 20_000)
    #expect(Set(jobs.map(\.name)).count > jobs.count - 20)
    #expect(Set(jobs.map(\.code)).count > jobs.count * 9 / 10)
  }

  @Test(arguments: [100, 14_000, 1_000_000, 10_000_000])
  func brandsAndOrganisationsAreOnesOwn(count: Int) {
    let register = EmployerRegister(count: count)
    let numbers = Array(stride(from: 0, to: count, by: max(1, count / 50_000)))
    #expect(Set(numbers.map(register.brand)).count == numbers.count)
    #expect(Set(numbers.map(EmployerRegister.organisation)).count == numbers.count)
    #expect(numbers.allSatisfy { (2...4).contains(register.brand(of: $0).count) })
  }

  @Test func thePlaceIsTheEmployersOwn() throws {
    let records = records(
      try ExtractGeneratorTests.text(.nationalExport, rows: 20_000) {
        ($0.width, $0.employerCount) = (21, 400)
      })
    let places = zip(column("单位组织机构代码", of: records), column("单位所在地代码", of: records))
      .filter { $0.0.hasPrefix("9") && !$0.1.isEmpty }
    let ofEmployer = Dictionary(grouping: places, by: \.0).mapValues { Set($0.map(\.1)) }
    #expect(ofEmployer.count > 100)
    #expect(ofEmployer.values.allSatisfy { $0.count == 1 })
  }

  /// The parts are as those of real names: begun and ended like places, and none by accident.
  @Test func aNameWithoutAPlaceHasNone() {
    let register = EmployerRegister(count: 1_000_000)
    for number in stride(from: 0, to: 1_000_000, by: 97) {
      let brand = register.brand(of: number)
      let text = EmployerNames.firsts[brand[0]] + brand.dropFirst().map { EmployerNames.rests[$0] }.joined()
      let name = text + Industries.trades[number % Industries.trades.count].name + "有限公司"
      #expect(Gazetteer.builtIn.place(employer: name) == nil, "\(name)")
    }
  }
}

/// An extract of which every record has a program of its own, so that each can be told in the report.
struct CleanExtract {
  struct Record {
    let program: String
    /// In the body.
    let bytes: Range<Int>
  }

  let header: [UInt8]
  private(set) var body: [UInt8] = []
  private(set) var records: [Record] = []

  var bytes: [UInt8] { header + body }

  static func all(_ count: Int) -> [CleanExtract] { (0..<count).map(CleanExtract.init) }

  init(number: Int) {
    let lineEnd = ["\n", "\r\n", "\r"][number % 3]
    header = Array(("考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码,备注" + lineEnd).utf8)
    for place in 0..<16 {
      let unique = number * 16 + place
      let program = String(100_003 + unique * 7)
      let name = place % 9 == 0 ? "\"渝西\n职业学院\"" : place % 7 == 2 ? "\"渝西\"\"职业\"\"学院\"" : "渝西职业学院"
      let (code, location) = Self.destinations[unique % Self.destinations.count]
      // A quote that opens in one of the last three meets the first, which closes it.
      let note = ["\"\(lineEnd)\"", "\"见附\(lineEnd)页\"", "\"a,b\"", "\"\"", "", "无"][place % 6]
      let start = body.count
      body +=
        "\(73_000_000_017 &* (unique + 1)),2025,59001,\(name),\(program),\(code),\(location),\(note)\(lineEnd)"
        .utf8
      records.append(Record(program: program, bytes: start..<body.count))
    }
  }

  private static let destinations = [
    ("10", "500118"), ("11", "510104"), ("70", ""), ("80", ""), ("10", "500229"), ("12", "110105"),
    ("10", ""),
  ]
}

import Foundation

/// A pipeline and an extract small enough to count by hand.
enum SmallExtract {
  static let pipeline = """
    name: small
    title: 小样
    sources:
      - path: extract.csv
        destination_codes: gxjy
        columns:
          graduate_id: [考生号]
          year: [毕业年份]
          institution_code: [学校代码]
          institution_name: [学校名称]
          program_code: [专业代码]
          destination_code: [毕业去向代码]
          location_code: [单位所在地代码]

    """

  /// Two of three stay in Chongqing; one did not find a place.
  static let extract = """
    考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码
    20500001,2025,59001,渝西云栖职业技术学院,510201,10,500118
    20500002,2025,59001,渝西云栖职业技术学院,510201,11,500103
    20500003,2024,59002,渝西枫汀职业学院,510201,10,510104
    20500004,2024,59002,渝西枫汀职业学院,530701,70,

    """

  /// Both, in a folder of their own.
  static func workspace(pipeline: String = pipeline, extract: String = extract) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(pipeline, to: "small.yaml")
    try workspace.write(extract, to: "extract.csv")
    return workspace
  }

  /// The same with dimensions of these names, of which everybody has the value `name值`.
  static func workspace(dimensions names: [String]) throws -> Workspace {
    let lines = extract.split(separator: "\n").enumerated().map { number, line in
      line + names.map { number == 0 ? ",\($0)列" : ",\($0)值" }.joined() + "\n"
    }
    return try workspace(
      pipeline: pipeline + "dimensions:\n" + names.map { "  \($0): [\($0)列]\n" }.joined(),
      extract: lines.joined())
  }
}
